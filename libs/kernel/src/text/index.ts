export { cleanText, repairText, type TextRule } from './clean-text.js';
export { excerptOf } from './excerpt.js';
export { renderMarkdown } from './markdown.js';
export {
  MarkdownRenderer,
  type RendererSettings,
  type RenderOutcome,
} from './markdown-renderer.js';
export { mentionCandidates } from './mentions.js';
export { quoteOf } from './quotes.js';
export type { QuoteSource, RenderedText, RenderOptions } from './rendered-text.js';
export { allowedHtml, sanitise } from './sanitise.js';
export { slugify } from './slug.js';
export { diffTexts, type TextChange } from './text-diff.js';
export { codePoints, textLimits } from './text-limits.js';
