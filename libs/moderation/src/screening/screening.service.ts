import { Inject, Injectable } from '@nestjs/common';
import {
  PostScreening,
  PostsRepository,
  PostText,
  roomPolicy,
  type Screened,
  type ScreenedPost,
  type Submission,
  TITLE_MAX,
} from '@parvis/forum';
import { MembersService } from '@parvis/identity';
import { CONFIG, codePoints, invalid, type RunningConfig, Settings } from '@parvis/kernel';
import type { HoldHit } from '../held-posts/held-post.entity.js';
import { WatchedWordsCache } from '../watched-words/watched-words.cache.js';
import { FormTokens } from './form-tokens.js';
import { type HoldFacts, holdHits } from './hold-rules.js';
import type { Judged } from './judged.js';
import { FoundWords, type Part, partsOf } from './screened-words.js';
import {
  EXEMPTS_STAFF,
  FAST_SECONDS,
  FIRST_POSTS,
  HOLD_BELOW,
  HOLDS_EDITS,
  IMAGES_BELOW,
  LINKS_BELOW,
} from './screening.settings.js';
import { ScreeningEffects } from './screening-effects.service.js';
import { changed } from './text-changes.js';

/** A post as it stood before an edit. */
interface Before {
  number: number;
  bodyMarkdown: string;
  bodyHtml: string;
  words: FoundWords;
}

/** Holds what members send against the watched words and the rules for holding. */
@Injectable()
export class ScreeningService extends PostScreening {
  constructor(
    private readonly words: WatchedWordsCache,
    private readonly posts: PostsRepository,
    private readonly text: PostText,
    private readonly members: MembersService,
    private readonly tokens: FormTokens,
    private readonly effects: ScreeningEffects,
    private readonly settings: Settings,
    @Inject(CONFIG) private readonly config: RunningConfig,
  ) {
    super();
  }

  /** INVALID `blocked_word` on the field that holds the word, which it tells as `word`. */
  async screen(submission: Submission): Promise<Judged> {
    if (this.isExempt(submission)) return unchanged(submission);
    const found = await this.search(partsOf(submission), submission.language);
    const blocked = found.blocked();
    if (blocked) throw invalid({ [blocked.field]: 'blocked_word' }, { word: blocked.word });
    const before = submission.kind === 'edit' ? await this.before(submission) : null;
    if (before?.bodyMarkdown === submission.text.bodyMarkdown && submission.title === null) {
      return unchanged(submission);
    }
    const rewritten = await this.rewrite(submission, found);
    const uncovered = await this.uncovered(rewritten, submission, found);
    const silencing = found.of(['silence'], before?.words);
    const holding = [...found.of(['hold'], before?.words), ...silencing, ...uncovered];
    const hits = await this.hits(submission, holding, before);
    return {
      ...rewritten,
      addedTags: submission.kind === 'thread' ? found.replacementsOf('tag') : [],
      isHeld: hits.length > 0,
      hits,
      flagged: found.of(['flag'], before?.words),
      silencing,
    };
  }

  hold(submission: Submission, screened: Screened): Promise<string> {
    return this.effects.hold(submission, screened as Judged);
  }

  published(submission: Submission, screened: Screened, post: ScreenedPost): Promise<void> {
    return this.effects.published(submission, screened as Judged, post);
  }

  private isExempt({ viewer, room }: Submission): boolean {
    return this.settings.get(EXEMPTS_STAFF) && roomPolicy.moderate(viewer, room) === null;
  }

  private async search(
    parts: Partial<ReturnType<typeof partsOf>>,
    language: string,
  ): Promise<FoundWords> {
    const names = Object.keys(parts) as Part[];
    const texts = names.map((name) => parts[name] ?? '');
    const matches = await this.words.find(texts, language);
    return new FoundWords(
      names.map((part, at) => ({ part, text: texts[at]!, matches: matches[at]! })),
    );
  }

  private async before({ postId, thread, language }: Submission): Promise<Before> {
    const [row, [source]] = await Promise.all([
      this.posts.byId(postId!),
      this.posts.sources([postId!]),
    ]);
    const title = row?.number === 1 ? thread!.title : '';
    const bodyMarkdown = source?.bodyMarkdown ?? '';
    const words = await this.search({ title, bodyMarkdown }, language);
    const { number = 0, bodyHtml } = row ?? {};
    return { number, bodyMarkdown, bodyHtml: bodyHtml ?? '', words };
  }

  /** The text with words covered, exchanged and linked, rendered again where that changed it. */
  private async rewrite(
    { title, text }: Submission,
    found: FoundWords,
  ): Promise<Pick<Screened, 'title' | 'text'>> {
    const markdown = changed(text.bodyMarkdown, found.in('bodyMarkdown'), 'markdown');
    const heading = title && changed(title, found.in('title'), 'plain');
    return {
      title: heading && codePoints(heading) <= TITLE_MAX ? heading : title,
      text: markdown === text.bodyMarkdown ? text : await this.text.write(markdown),
    };
  }

  /** Words to be covered that a reader would still see, as between asterisks: staff look. */
  private async uncovered(
    { title, text }: Pick<Screened, 'title' | 'text'>,
    { language }: Submission,
    found: FoundWords,
  ): Promise<string[]> {
    if (found.of(['censor']).length === 0) return [];
    const { bodyText } = text;
    const left = await this.search({ title: title ?? '', bodyText }, language);
    return left.of(['censor']);
  }

  private async hits(
    submission: Submission,
    words: string[],
    before: Before | null,
  ): Promise<HoldHit[]> {
    const { viewer, room, kind, text } = submission;
    if (before && !this.settings.get(HOLDS_EDITS)) return [];
    const isOpening = kind !== 'reply' && (before === null || before.number === 1);
    const firstPosts = this.settings.get(FIRST_POSTS);
    const asksCount = firstPosts > 0 && viewer.trustLevel === 0;
    const author = asksCount ? await this.members.byId(viewer.memberId) : null;
    const token = before ? null : submission.formToken;
    const facts: HoldFacts = {
      trustLevel: viewer.trustLevel,
      // A post that is edited is among those that stand.
      postCount: Math.max(0, (author?.postCount ?? 0) - (before ? 1 : 0)),
      roomHolds: isOpening ? room.holdThreads : room.holdReplies,
      links: this.outward(text.links).filter((link) => isNew(link, before)),
      images: text.images.filter((image) => isNew(image, before)),
      words,
      typedFor: this.tokens.age(viewer.memberId, token),
    };
    return holdHits(facts, {
      firstPosts,
      holdBelow: this.settings.get(HOLD_BELOW),
      linksBelow: this.settings.get(LINKS_BELOW),
      imagesBelow: this.settings.get(IMAGES_BELOW),
      fastSeconds: this.settings.get(FAST_SECONDS),
    });
  }

  private outward(links: readonly string[]): string[] {
    const home = new URL(this.config.siteUrl);
    return links.filter((link) => {
      try {
        return new URL(link, home).origin !== home.origin;
      } catch {
        return true;
      }
    });
  }
}

/** Whether an address was not in the post before; links are compared as the HTML spells them. */
const isNew = (address: string, before: Before | null): boolean =>
  !before?.bodyHtml.includes(`"${address.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`);

const unchanged = ({ title, text }: Submission): Judged => ({
  title,
  text,
  addedTags: [],
  isHeld: false,
  hits: [],
  flagged: [],
  silencing: [],
});
