import { enhance } from '$app/forms';
import type { Attachment } from 'svelte/attachments';

/**
 * Sends a form without leaving the page: `<form method="POST" {@attach sending()}>`. The pressed
 * button shows that it is busy and a second press is ignored; the form is emptied only by success
 * and never by `?/preview`; after a failure the first faulty field has the focus.
 */
export function sending(): Attachment<HTMLFormElement> {
  return (form) => {
    let isBusy = false;
    const enhanced = enhance(form, ({ action, submitter, cancel }) => {
      if (isBusy) return cancel();
      isBusy = true;
      submitter?.setAttribute('aria-busy', 'true');
      const isPreview = action.search.startsWith('?/preview');
      return async ({ result, update }) => {
        await update({ reset: result.type === 'success' && !isPreview, invalidateAll: !isPreview });
        isBusy = false;
        submitter?.removeAttribute('aria-busy');
        if (result.type === 'failure') focusFault(form);
      };
    });
    return () => enhanced.destroy();
  };
}

function focusFault(form: HTMLFormElement): void {
  form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
