/** The box of the search's help that turns the key “/” off, for this browser. */
document.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || !target.hasAttribute('data-slash')) return;
  if (target.checked) localStorage.removeItem('slash');
  else localStorage.setItem('slash', 'off');
});

for (const box of document.querySelectorAll<HTMLInputElement>('input[data-slash]')) {
  box.checked = localStorage.getItem('slash') !== 'off';
}
