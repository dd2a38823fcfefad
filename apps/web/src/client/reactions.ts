/**
 * `<a data-reactions>` leads to the page with the choice of reactions open; the choice, which stands
 * once in a template of the page, takes its place instead.
 */
document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest('a[data-reactions]');
  const template = document.getElementById('reaction-menu') as HTMLTemplateElement | null;
  const menu = template?.content.querySelector('details')?.cloneNode(true);
  if (!link || !menu) return;
  event.preventDefault();
  link.replaceWith(menu);
  (menu as HTMLDetailsElement).open = true;
  (menu as HTMLDetailsElement).querySelector('summary')?.focus();
});
