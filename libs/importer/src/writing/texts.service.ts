import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { BODY_MAX } from '@parvis/forum';
import {
  CONFIG,
  type Config,
  MarkdownRenderer,
  mentionCandidates,
  type RenderOutcome,
  repairText,
} from '@parvis/kernel';
import type { SourceBody } from '../bodies/index.js';
import type { LossReason } from '../format/loss.js';
import type { ImportRun } from '../runs/import-run.js';
import { bodies } from './bodies.js';
import { oldLinksIn, withNewLinks } from './old-links.js';
import { OldLinksRepository } from './old-links.repository.js';
import { PeopleRepository, type Person } from './people.repository.js';
import { plainHtml } from './plain-html.js';
import { type QuotesOfBatch, QuotesRepository } from './quotes.repository.js';

/** Old posts may be longer than new ones; only what no page could bear is cut. */
const IMPORTED_BODY_MAX = 8 * BODY_MAX;
/** Milliseconds for one text: nobody waits for it, and losing its form would be a pity. */
const DEADLINE = 5_000;

export interface SourceText {
  body: SourceBody;
  /** The thread it stands in, to which `#4` refers; null outside threads. */
  threadId: string | null;
}

export interface ImportedText {
  markdown: string;
  html: string;
  text: string;
  mentionedIds: string[];
  notes: { reason: LossReason; detail: string }[];
}

/** Turns the texts of a source, whatever its markup, into what is stored. */
@Injectable()
export class TextsService implements OnModuleDestroy {
  private readonly renderer = new MarkdownRenderer({ deadline: DEADLINE });

  constructor(
    private readonly quotes: QuotesRepository,
    private readonly people: PeopleRepository,
    private readonly links: OldLinksRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onModuleDestroy(): Promise<void> {
    await this.renderer.close();
  }

  async write(run: ImportRun, texts: readonly SourceText[]): Promise<ImportedText[]> {
    const quotes = await this.quotes.ofBatch(run, texts);
    const sources = texts.map((text) => markdownOf(text, quotes));
    await this.leadLinks(run, sources);
    const people = await this.mentioned(run, sources);
    const written = sources.map(({ markdown, notes }) => ({
      notes,
      markdown: renamed(markdown, people),
    }));
    const handles = [...people.values()].map((person) => person.handle.toLowerCase());
    const rendered = await this.renderer.renderMany(
      written.map(({ markdown }) => markdown),
      { handles, siteOrigin: this.config.siteUrl, maxLength: IMPORTED_BODY_MAX },
    );
    const ids = new Map([...people.values()].map(({ handle, id }) => [handle.toLowerCase(), id]));
    return written.map((text, index) => finished(text, rendered[index]!, ids));
  }

  /** Links into the old site lead to where its threads stand now. */
  private async leadLinks(run: ImportRun, sources: { markdown: string }[]): Promise<void> {
    const links = sources.flatMap(({ markdown }) => oldLinksIn(run, markdown));
    const places = await this.links.places(run, links);
    let next = 0;
    for (const source of sources) {
      source.markdown = withNewLinks(run, source.markdown, () => places[next++] ?? null);
    }
  }

  /** Only members of this very source are mentioned: `@admin` was somebody else's. */
  private mentioned(run: ImportRun, sources: { markdown: string }[]) {
    const names = new Set(sources.flatMap(({ markdown }) => mentionCandidates(markdown)));
    return this.people.byNames(run.source, [...names]);
  }
}

function markdownOf({ body, threadId }: SourceText, quotes: QuotesOfBatch) {
  const notes: ImportedText['notes'] = [];
  const converted = bodies.convert(body, (source) => quotes.find(source, threadId));
  const markdown = repairText(converted, { multiline: true });
  if (markdown.length <= IMPORTED_BODY_MAX) return { markdown, notes };
  notes.push({ reason: 'text_shortened', detail: 'body' });
  const cut = markdown.slice(0, IMPORTED_BODY_MAX - 10).replace(/\p{Surrogate}$/u, '');
  return { markdown: `${cut}\n\n[…]`, notes };
}

const MENTION =
  /(?<![\p{L}\p{N}_/.@%+=&?#-])@([A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,28}[A-Za-z0-9_])?)/gu;

/** A member whose handle was taken here is still meant. */
function renamed(markdown: string, people: ReadonlyMap<string, Person>): string {
  if (people.size === 0 || !markdown.includes('@')) return markdown;
  return markdown.replace(MENTION, (mention, name: string) => {
    const handle = people.get(name.toLowerCase())?.handle;
    const isSame = !handle || handle.toLowerCase() === name.toLowerCase();
    return isSame ? mention : `@${handle}`;
  });
}

function finished(
  { markdown, notes }: Pick<ImportedText, 'markdown' | 'notes'>,
  outcome: RenderOutcome,
  ids: ReadonlyMap<string, string>,
): ImportedText {
  if ('error' in outcome) {
    const note = { reason: 'text_too_complex' as const, detail: outcome.error.message };
    return {
      markdown,
      html: plainHtml(markdown),
      text: markdown,
      mentionedIds: [],
      notes: [...notes, note],
    };
  }
  const { html, text, mentions } = outcome.rendered;
  const mentionedIds = mentions.flatMap((handle) => ids.get(handle) ?? []);
  return { markdown, html, text, mentionedIds, notes };
}
