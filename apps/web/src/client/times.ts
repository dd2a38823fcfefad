import { formatRelative } from '$lib/locale/formats';
import { knownLocale } from '$lib/messages/locales';

/** Relative times go on after the page was made; a page from the cache may be hours old. */
function tick() {
  const locale = knownLocale(document.documentElement.lang);
  if (!locale) return;
  for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-ago]')) {
    const said = formatRelative(locale, new Date(time.dateTime), Date.now());
    if (said && said !== time.textContent) time.textContent = said;
  }
}

tick();
setInterval(tick, 60_000);
