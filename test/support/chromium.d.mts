export function chromium(): { executablePath: string; env: Record<string, string> };
