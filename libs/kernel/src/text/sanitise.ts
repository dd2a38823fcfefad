import sanitizeHtml from 'sanitize-html';

/** Every element, attribute and class that a stored text may hold; nothing else ever passes. */
export const allowedHtml = {
  tags: {
    a: ['href', 'title', 'rel', 'class'],
    blockquote: ['cite', 'class'],
    br: [],
    code: ['class'],
    del: [],
    div: ['class', 'tabindex'],
    em: [],
    h3: [],
    h4: [],
    h5: [],
    h6: [],
    hr: [],
    img: ['src', 'alt', 'title', 'loading', 'decoding'],
    li: ['class'],
    ol: ['start'],
    p: ['class'],
    pre: ['tabindex'],
    strong: [],
    table: [],
    tbody: [],
    td: ['align'],
    th: ['align'],
    thead: [],
    tr: [],
    ul: [],
  } as Record<string, string[]>,
  classes: {
    a: ['mention', 'image'],
    blockquote: ['quote'],
    code: ['language-*'],
    div: ['table'],
    li: ['task'],
    p: ['quote-source'],
  } as Record<string, string[]>,
  schemes: ['http', 'https', 'mailto'],
};

const options: sanitizeHtml.IOptions & { allowedEmptyAttributes: string[] } = {
  allowedTags: Object.keys(allowedHtml.tags),
  allowedAttributes: allowedHtml.tags,
  allowedClasses: allowedHtml.classes,
  allowedSchemes: allowedHtml.schemes,
  allowedSchemesByTag: { img: ['http', 'https'] },
  allowedEmptyAttributes: ['alt', 'href', 'src'],
  allowProtocolRelative: false,
  parseStyleAttributes: false,
};

/** The second wall: whatever a mistake in the renderer let through ends here. */
export function sanitise(html: string): string {
  return sanitizeHtml(html, options);
}
