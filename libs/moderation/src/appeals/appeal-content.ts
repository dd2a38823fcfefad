import { contentHash, type ReviewedContent } from '../reviewables/content-hash.js';
import type { Statement } from '../statements/statement.entity.js';
import type { AppealMessage } from './appeal.entity.js';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * An appeal as staff decide on it: what the member says against which statement. The hash moves
 * with every message, so that nobody decides before he read the last one.
 */
export function appealContent(
  { number, title }: Pick<Statement, 'number' | 'title'>,
  messages: readonly Pick<AppealMessage, 'body' | 'isStaff'>[],
): ReviewedContent {
  const said = messages.filter(({ isStaff }) => !isStaff).map(({ body }) => body);
  return {
    title: `${number} · ${title}`,
    bodyMarkdown: said.join('\n\n'),
    bodyHtml: said.map(paragraphs).join('\n'),
    hash: contentHash([number, messages.length]),
  };
}

/** Plain text as HTML; a member's message has no markup. */
const paragraphs = (text: string): string =>
  text
    .split(/\n{2,}/)
    .map((part) => `<p>${escaped(part).replaceAll('\n', '<br>')}</p>`)
    .join('\n');

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);
