/**
 * A pure function that keeps what it gave, at most `max` answers: a full memory starts afresh. For
 * answers so cheap that keeping the order of their use, as a real cache does, costs more than they.
 */
export function remembered<T>(max: number, make: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    if (known.size >= max) known.clear();
    known.set(key, made);
    return made;
  };
}
