import { Inject, Injectable } from '@nestjs/common';
import { MembersService } from '@parvis/identity';
import {
  CONFIG,
  type Config,
  cleanText,
  DomainError,
  invalid,
  MarkdownRenderer,
  mentionCandidates,
  type RenderedText,
} from '@parvis/kernel';
import type { SubmittedText } from '../screening/post-screening.js';
import { BODY_MAX, MENTIONS_MAX } from './post.entity.js';

/** A body ready to be stored. */
export type WrittenText = SubmittedText;

/** Handles looked up per text; those beyond stay plain words. */
const CANDIDATES_MAX = 200;
const INVISIBLE = /[\p{C}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]/gu;

/**
 * Turns what a member typed into what is stored. Takes its time in a worker thread, so it is
 * called before the transaction opens.
 */
@Injectable()
export class PostText {
  constructor(
    private readonly renderer: MarkdownRenderer,
    private readonly members: MembersService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** INVALID on the field `bodyMarkdown` when blank, too long, malformed or too complex. */
  async write(source: string): Promise<WrittenText> {
    const markdown = onBody(() => cleanText(source, { max: BODY_MAX, multiline: true }));
    const members = await this.candidates(markdown);
    const rendered = await this.render(markdown, [...members.keys()]);
    if (isBlank(rendered)) throw invalid({ bodyMarkdown: 'required' });
    if (rendered.mentions.length > MENTIONS_MAX) {
      throw invalid({ bodyMarkdown: 'too_many_mentions' }, { max: MENTIONS_MAX });
    }
    const mentionedIds = rendered.mentions.flatMap((handle) => members.get(handle) ?? []);
    const { html, text, links, images } = rendered;
    return { bodyMarkdown: markdown, bodyHtml: html, bodyText: text, mentionedIds, links, images };
  }

  /** The HTML that `write` would store; nothing is refused for being empty. */
  async preview(source: string): Promise<string> {
    const markdown = onBody(() => cleanText(source, { max: BODY_MAX, min: 0, multiline: true }));
    const members = await this.candidates(markdown);
    return (await this.render(markdown, [...members.keys()])).html;
  }

  /** Ids of the members whose handles the text may mention. */
  private async candidates(markdown: string): Promise<Map<string, string>> {
    const handles = mentionCandidates(markdown).slice(0, CANDIDATES_MAX);
    const members = handles.length > 0 ? await this.members.byHandles(handles) : [];
    return new Map(members.map((member) => [member.handle.toLowerCase(), member.id]));
  }

  private async render(markdown: string, handles: string[]): Promise<RenderedText> {
    try {
      return await this.renderer.render(markdown, {
        handles,
        siteOrigin: this.config.siteUrl,
        maxLength: BODY_MAX,
      });
    } catch (error) {
      throw namingBody(error);
    }
  }
}

function onBody<T>(check: () => T): T {
  try {
    return check();
  } catch (error) {
    throw namingBody(error);
  }
}

/** A refused text says which field of the form it came from. */
function namingBody(error: unknown): unknown {
  if (!(error instanceof DomainError) || error.code !== 'INVALID') return error;
  return invalid({ bodyMarkdown: error.reason }, error.details.params);
}

/** Link definitions, lone entities and the like render to nothing that a reader could see. */
function isBlank({ html, text }: RenderedText): boolean {
  if (text.replace(INVISIBLE, '') !== '' || /<(?:img|hr)\b/.test(html)) return false;
  const words = html.replace(/<[^>]*>/g, '').replace(/&(?:nbsp|#\w+);/g, '');
  return words.replace(INVISIBLE, '') === '';
}
