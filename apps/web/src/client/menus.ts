/** Open `<details data-menu>` close on Escape, on a click elsewhere, and when focus leaves. */
const openMenus = () => document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]');

function closeOthers({ target }: Event) {
  for (const menu of openMenus()) if (!menu.contains(target as Node)) menu.open = false;
}

document.addEventListener('click', closeOthers);
document.addEventListener('focusin', closeOthers);
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector('summary')?.focus();
  }
});
