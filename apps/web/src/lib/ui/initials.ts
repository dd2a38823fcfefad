/** One or two letters for a name, in any script: “Ada Lovelace” AL, “zoé” Z, “李小龙” 李. */
export function initialsOf(name: string): string {
  const words = name.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  const first = words[0] ?? '?';
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  const letter = (word = '') => [...word][0]?.toLocaleUpperCase() ?? '';
  return letter(first) + letter(last);
}

/** Always the same of ten hues for the same handle. */
export function hueOf(handle: string): number {
  let hash = 2166136261;
  for (const character of handle) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  }
  return ((hash ^ (hash >>> 15)) >>> 0) % 10;
}
