export type { BodyOptions, QuotedPost } from './body-options.js';
export { bodyConverter, bodyToMarkdown, type SourceBody } from './body-to-markdown.js';
