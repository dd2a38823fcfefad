/** Code and tables wider than the page can be scrolled from the keyboard. */
function open() {
  for (const box of document.querySelectorAll<HTMLElement>('.prose :is(pre, table)')) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  }
}

/** Of more tabs than fit on a phone, the one that is open is seen. */
function showTab() {
  for (const tab of document.querySelectorAll<HTMLElement>('nav.tabs > [aria-current]')) {
    const row = tab.parentElement!;
    const ahead = tab.getBoundingClientRect().left - row.getBoundingClientRect().left;
    row.scrollLeft += ahead - (row.clientWidth - tab.offsetWidth) / 2;
  }
}

open();
showTab();
document.addEventListener('partreplaced', open);
window.addEventListener('resize', open);
