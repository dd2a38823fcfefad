const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as it was typed, in paragraphs: for the rare one that no renderer finishes. */
export function plainHtml(text: string): string {
  const escaped = text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);
  return escaped
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('\n');
}
