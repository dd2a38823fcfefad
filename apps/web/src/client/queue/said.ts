/** Says a sentence to whoever listens rather than looks. */
export function say(sentence: string): void {
  const region = document.getElementById('said');
  if (region) region.textContent = sentence;
}

/** Shows on the item why something was refused. */
export function refuse(sentence: string): void {
  const template = document.querySelector<HTMLTemplateElement>('#refusal-notice');
  const place = document.getElementById('item-state');
  const notice = template?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined;
  if (!place || !notice) {
    say(sentence);
    return;
  }
  place.querySelector('[data-refused]')?.remove();
  notice.dataset.refused = '';
  notice.querySelector('[data-words]')!.textContent = sentence;
  place.prepend(notice);
}

/** The sentence for a server that does not answer; every page carries it. */
export function tellTrouble(): void {
  const sentence = document.getElementById('trouble');
  if (!sentence) return;
  sentence.hidden = false;
  setTimeout(() => {
    sentence.hidden = true;
  }, 8000);
}
