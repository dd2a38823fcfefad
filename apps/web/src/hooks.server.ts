import type { Handle, HandleServerError } from '@sveltejs/kit';
import { brandStyle } from '$lib/server/brand';
import { parvisOf } from '$lib/server/parvis';
import { chooseLocale, chooseTheme, languageCookie, themeCookie } from '$lib/server/preferences';

const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

export const handle: Handle = async ({ event, resolve }) => {
  const parvis = await parvisOf(event);
  const { viewer, settings } = parvis;
  const { cookies, request, locals } = event;
  locals.parvis = parvis;
  locals.viewer = viewer;
  locals.settings = settings;
  locals.locale =
    parvis.locale ??
    chooseLocale({
      member: viewer?.locale,
      cookie: cookies.get(languageCookie),
      acceptLanguage: request.headers.get('accept-language'),
      fallback: settings.defaultLocale,
    });
  locals.theme =
    parvis.theme ?? chooseTheme({ member: viewer?.theme, cookie: cookies.get(themeCookie) });

  const style = brandStyle(settings.brandColour);
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => withHead(html, locals, style.css),
    preload: ({ type }) => type === 'js' || type === 'css' || type === 'font',
  });
  secure(response.headers, style.source);
  return response;
};

const HEAD = '%parvis.head%';

/** Fills in what stands before the head's own elements; the rest, most of the page, is left alone. */
function withHead(html: string, { locale, theme }: App.Locals, css: string): string {
  const at = html.indexOf(HEAD);
  if (at < 0) return html;
  const before = html
    .slice(0, at)
    .replace('lang="en"', `lang="${locale}"`)
    .replace('%parvis.theme%', theme ?? '');
  return `${before}<style>${css}</style>${html.slice(at + HEAD.length)}`;
}

/** The brand's own style element is allowed by its hash, beside those SvelteKit counted. */
function secure(headers: Headers, styleSource: string): void {
  for (const [name, value] of Object.entries(securityHeaders)) headers.set(name, value);
  const policy = headers.get('content-security-policy');
  if (policy) {
    headers.set(
      'content-security-policy',
      policy.replace(/style-src(?=[ ;])/, () => `style-src ${styleSource}`),
    );
  }
}

export const handleError: HandleServerError = ({ error, event, status, message }) => {
  const requestId = event.locals.parvis?.requestId;
  if (status >= 500) console.error(requestId ?? '', error);
  return { message, code: status === 404 ? 'NOT_FOUND' : 'INTERNAL', requestId };
};
