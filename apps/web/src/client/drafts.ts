/**
 * What is being written survives a reload and a detour through sign-in, in this tab only:
 * `<textarea data-draft>`.
 */
const keyOf = (area: HTMLTextAreaElement) => `draft ${location.pathname} ${area.name}`;
const areas = (root: ParentNode) =>
  root.querySelectorAll<HTMLTextAreaElement>('textarea[data-draft]');

document.addEventListener('input', ({ target }) => {
  if (target instanceof HTMLTextAreaElement && target.hasAttribute('data-draft')) {
    sessionStorage.setItem(keyOf(target), target.value);
  }
});

for (const area of areas(document)) area.value ||= sessionStorage.getItem(keyOf(area)) ?? '';

export function forgetDraft(form: HTMLFormElement): void {
  for (const area of areas(form)) sessionStorage.removeItem(keyOf(area));
}

/** What was being written on this page is not needed any more, whichever form it stood in. */
export function forgetDrafts(): void {
  const here = `draft ${location.pathname} `;
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(here)) sessionStorage.removeItem(key);
  }
}
