import { filePath } from '@parvis/kernel';

/** Edges in pixels of the pictures that are made of an avatar. */
export const AVATAR_SIZES = [48, 96, 240] as const;

/** Where a member's picture is, in the smallest size that fills as many pixels. */
export function avatarUrl(fileId: string, size: number): string {
  const fitting = AVATAR_SIZES.find((edge) => edge >= size) ?? AVATAR_SIZES[2];
  return filePath(fileId, fitting);
}
