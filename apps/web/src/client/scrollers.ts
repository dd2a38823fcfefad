/** Code and tables wider than the page can be scrolled from the keyboard. */
function open() {
  for (const box of document.querySelectorAll<HTMLElement>('.prose :is(pre, table)')) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  }
}

open();
document.addEventListener('partreplaced', open);
window.addEventListener('resize', open);
