import { DomainError } from '../errors/domain.error.js';
import { markdownParser } from './markdown-parser.js';
import { readOut } from './readout.js';
import type { RenderedText, RenderOptions } from './rendered-text.js';
import { sanitise } from './sanitise.js';
import { checkLength, textLimits, tooComplex } from './text-limits.js';

const md = markdownParser();

/**
 * Renders and sanitises in this very thread, without a time limit: for the worker, tests and
 * texts of our own. What members write goes through `MarkdownRenderer`.
 */
export function renderMarkdown(source: string, options: RenderOptions = {}): RenderedText {
  checkLength(source, options.maxLength ?? textLimits.length);
  const maxHtml = source.length * textLimits.htmlPerCharacter + textLimits.htmlAllowance;
  const env = {
    siteOrigin: options.siteOrigin,
    images: options.images,
    handles: options.handles && new Set(options.handles),
  };
  try {
    const tokens = md.parse(source, env);
    const findings = readOut(tokens, maxHtml);
    const html = md.renderer.render(tokens, md.options, env);
    if (html.length > maxHtml) throw tooComplex();
    return { html: sanitise(html), ...findings };
  } catch (error) {
    if (error instanceof DomainError) throw error;
    // A stack that overflows means a text nested deeper than any limit foresaw.
    if (error instanceof RangeError) throw tooComplex();
    throw error;
  }
}
