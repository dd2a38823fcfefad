/**
 * `[data-later][id]` holds a link to what the page was sent without; when the reader comes near, the
 * part itself takes its place.
 */
import { readPage, takePart } from './page';

const watcher = new IntersectionObserver(
  (seen) => {
    for (const { isIntersecting, target } of seen) if (isIntersecting) void bring(target);
  },
  { rootMargin: '400px' },
);

async function bring(part: Element): Promise<void> {
  watcher.unobserve(part);
  try {
    // Anything but a page: the same address has one for browsers without script.
    const response = await fetch((part as HTMLElement).dataset.later!, {
      headers: { accept: '*/*' },
    });
    if (response.ok) takePart(part, await readPage(response));
  } catch {
    // The link stays.
  }
}

function watch(): void {
  for (const part of document.querySelectorAll('[data-later][id]')) watcher.observe(part);
}

watch();
document.addEventListener('partreplaced', watch);
