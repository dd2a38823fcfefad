import type { BodyOptions } from './body-options.js';
import { readPlain, withBreaks } from './escaped-html.js';
import { htmlConverter } from './html-to-markdown.js';
import { markupToMarkdown } from './markup-to-markdown.js';
import { plainToMarkdown } from './plain-to-markdown.js';

/** A text as a community file gives it: in one of three forms. */
export interface SourceBody {
  bodyMarkdown?: string | null;
  bodyHtml?: string | null;
  bodyText?: string | null;
}

/** Makes a converter of old bodies to Markdown; make one per import and keep it. */
export function bodyConverter(options: BodyOptions = {}): (body: SourceBody) => string {
  const fromHtml = safely(htmlConverter(options));
  return ({ bodyMarkdown, bodyHtml, bodyText }) => {
    if (bodyMarkdown != null)
      return markupToMarkdown(bodyMarkdown.replace(/\r\n?/g, '\n'), options);
    if (bodyHtml != null) return fromHtml(withBreaks(bodyHtml));
    const read = readPlain(bodyText ?? '');
    return 'html' in read ? fromHtml(read.html) : plainToMarkdown(read.plain);
  };
}

/** With no quotes to resolve: for biographies, descriptions, tests. */
export const bodyToMarkdown = bodyConverter();

/** Deeper than any page that people made; readers of HTML get slow, then fail, beyond. */
const DEEPEST = 200;

/** HTML nested absurdly deep keeps its words and loses its form. */
function safely(convert: (html: string) => string): (html: string) => string {
  return (html) =>
    depthOf(html) > DEEPEST ? plainToMarkdown(html.replace(/<[^>]*>/g, ' ')) : convert(html);
}

function depthOf(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [tag, name] of html.matchAll(/<\/?([a-z][a-z0-9]*)\b[^>]*>/gi)) {
    if (/^(?:br|hr|img|input|p|li|td|tr|meta|link)$/i.test(name as string)) continue;
    depth = tag.startsWith('</') ? Math.max(0, depth - 1) : depth + 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
