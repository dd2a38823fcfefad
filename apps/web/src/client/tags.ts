/**
 * A comma-separated field shown as chips. The field stays what is sent; its neighbours in
 * `[data-tags]` are a box for the chips and the template of one, which carries the words.
 */
function start(box: HTMLElement): void {
  const field = box.querySelector<HTMLInputElement>('input[data-field]');
  const draft = box.querySelector<HTMLInputElement>('input[data-draft-tag]');
  const template = box.querySelector('template');
  if (!field || !draft || !template || box.dataset.tags === 'live') return;
  box.dataset.tags = 'live';
  const max = Number(box.dataset.max);

  const tags = () => [...new Set(field.value.split(',').map((tag) => tag.trim()))].filter(Boolean);

  function keep(next: string[]) {
    field!.value = [...new Set(next)].slice(0, max).join(', ');
    for (const chip of box.querySelectorAll('[data-chip]')) chip.remove();
    for (const tag of tags()) {
      const chip = template!.content.firstElementChild!.cloneNode(true) as HTMLElement;
      const button = chip.querySelector('button')!;
      chip.prepend(tag);
      button.ariaLabel = (button.ariaLabel ?? '').replace('{tag}', tag);
      button.onclick = () => {
        keep(tags().filter((other) => other !== tag));
        draft!.focus();
      };
      draft!.before(chip);
    }
    draft!.disabled = tags().length >= max;
  }

  function take() {
    if (!draft!.value.trim()) return;
    keep([...tags(), ...draft!.value.split(',').map((tag) => tag.trim())].filter(Boolean));
    draft!.value = '';
  }

  draft.addEventListener('blur', take);
  draft.addEventListener('keydown', (event) => {
    if (event.key === 'Backspace' && !draft.value) keep(tags().slice(0, -1));
    if ((event.key !== 'Enter' && event.key !== ',') || !draft.value.trim()) return;
    event.preventDefault();
    take();
  });
  draft.id = field.id;
  field.removeAttribute('id');
  keep(tags());
}

function startAll() {
  for (const box of document.querySelectorAll<HTMLElement>('[data-tags]')) start(box);
}

startAll();
document.addEventListener('partreplaced', startAll);
