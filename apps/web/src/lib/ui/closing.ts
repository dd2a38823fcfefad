import type { Attachment } from 'svelte/attachments';

/** Closes an open <details> on Escape, on a click elsewhere, and when focus leaves it. */
export const closing: Attachment<HTMLDetailsElement> = (details) => {
  const summary = details.querySelector('summary');

  function onKey(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !details.open) return;
    details.open = false;
    summary?.focus();
  }

  function onOutside(event: Event) {
    if (details.open && !details.contains(event.target as Node)) details.open = false;
  }

  details.addEventListener('keydown', onKey);
  document.addEventListener('click', onOutside);
  document.addEventListener('focusin', onOutside);
  return () => {
    document.removeEventListener('click', onOutside);
    document.removeEventListener('focusin', onOutside);
  };
};
