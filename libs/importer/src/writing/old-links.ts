import type { ImportRun } from '../runs/import-run.js';
import type { NewPlace, OldLink } from './old-links.repository.js';

/** Code is left alone; so are labels of links, which are for people to read. */
const PIECES = /(```[\s\S]*?```|`[^`\n]*`)/;
/** A full stop or a comma after an address is the sentence's. */
const ADDRESS =
  /(\]\(|<|\[)?(https?:\/\/[^\s/()<>"'[\]]+)(\/(?:[^\s()<>"'[\]]*[^\s()<>"'[\].,;:!?*])?)(>)?/g;

const DISCOURSE = /^\/t\/([^/?#]+)\/(\d+)(?:\/(\d+))?(?:[/?#]|$)/;
const STACK_EXCHANGE = /^\/(questions|q|a)\/(\d+)(?:\/[^#]*)?(?:#(\d+))?$/;

/** The links of a text that lead into the site it came from. */
export function oldLinksIn(run: ImportRun, markdown: string): OldLink[] {
  const links: OldLink[] = [];
  replaced(run, markdown, (link) => {
    links.push(link);
    return null;
  });
  return links;
}

/** The text with such links leading to where their threads stand now. */
export function withNewLinks(
  run: ImportRun,
  markdown: string,
  placeOf: (link: OldLink) => NewPlace | null,
): string {
  return replaced(run, markdown, placeOf);
}

function replaced(
  run: ImportRun,
  markdown: string,
  placeOf: (link: OldLink) => NewPlace | null,
): string {
  if (run.options.software === 'other' || !markdown.includes('://')) return markdown;
  const pieces = markdown.split(PIECES);
  return pieces.map((piece, index) => (index % 2 === 1 ? piece : inText(piece))).join('');

  function inText(text: string): string {
    return text.replace(ADDRESS, (whole, before = '', origin, path, after = '') => {
      const link = before === '[' ? null : linkOf(run, origin, path);
      const place = link && placeOf(link);
      if (!place) return whole;
      if (before === '](') return `](${place.path}`;
      const linked = `[${escaped(place.title)}](${place.path})`;
      return before === '<' && after === '' ? `<${linked}` : linked;
    });
  }
}

function linkOf({ source, options }: ImportRun, origin: string, path: string): OldLink | null {
  if (options.software === 'discourse') {
    const [, slug, number, post] = DISCOURSE.exec(path) ?? [];
    if (!slug || !number) return null;
    return { type: 'thread', number, slug, post: post ? Number(post) : null };
  }
  const host = origin.replace(/^https?:\/\/(www\.)?/, '');
  const [, kind, number, answer] = STACK_EXCHANGE.exec(path) ?? [];
  if (host !== source || !kind || !number) return null;
  if (kind === 'a') return { type: 'post', number, slug: null, post: null };
  if (answer) return { type: 'post', number: answer, slug: null, post: null };
  return { type: 'thread', number, slug: null, post: null };
}

const escaped = (title: string): string => title.replace(/[\\[\]`*_<>]/g, '\\$&');
