import { Injectable } from '@nestjs/common';
import { TagsService } from '@parvis/forum';
import {
  Broadcast,
  Clock,
  cleanText,
  Database,
  ensure,
  invalid,
  isUuid,
  notFound,
  Outbox,
  uuidv7,
  type Viewer,
  violatesUnique,
} from '@parvis/kernel';
import {
  EXPRESSIONS_PER_ACTION,
  type WatchedWord,
  WORDS_PER_ACTION,
} from './watched-word.entity.js';
import { WORDS_HINT } from './watched-word.events.js';
import type { WatchedWordInput, WatchedWordTryInput } from './watched-word.inputs.js';
import { watchedWordPolicy } from './watched-word.policy.js';
import { WatchedWordsCache } from './watched-words.cache.js';
import { WatchedWordsRepository } from './watched-words.repository.js';
import { checkedWord, checkPattern } from './word-check.js';
import { type SearchedWord, type WordMatch, WordMatcher } from './word-matcher.js';

/** A text that a word is tried against, as long as a post may be. */
const TRIED_MAX = 32_000;

/** The list of watched words, kept by admins. */
@Injectable()
export class WatchedWordsService {
  constructor(
    private readonly db: Database,
    private readonly words: WatchedWordsRepository,
    private readonly cache: WatchedWordsCache,
    private readonly tags: TagsService,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  async create(viewer: Viewer, input: WatchedWordInput): Promise<WatchedWord> {
    ensure(watchedWordPolicy.administer(viewer));
    const word: WatchedWord = {
      ...(await this.check(input)),
      id: uuidv7(),
      createdById: viewer.memberId,
      createdAt: this.clock.now(),
    };
    await this.write(async () => {
      await this.checkRoom(word);
      await this.words.insert(word);
      await this.tell('watched-word.created', word, viewer);
    });
    return word;
  }

  async update(viewer: Viewer, id: string, input: WatchedWordInput): Promise<WatchedWord> {
    ensure(watchedWordPolicy.administer(viewer));
    const changes = await this.check(input);
    return this.write(async () => {
      const before = await this.existing(id);
      const word = { ...before, ...changes };
      const moves = before.action !== word.action || before.form !== word.form;
      if (moves) await this.checkRoom(word);
      await this.words.update(word);
      await this.tell('watched-word.updated', word, viewer);
      return word;
    });
  }

  async delete(viewer: Viewer, id: string): Promise<string> {
    ensure(watchedWordPolicy.administer(viewer));
    await this.write(async () => {
      const word = await this.existing(id);
      await this.words.delete(id);
      await this.tell('watched-word.deleted', word, viewer);
    });
    return id;
  }

  /** Where a word that is not saved would be found, in whatever language. */
  tryOut(viewer: Viewer, input: WatchedWordTryInput, text: string): WordMatch<SearchedWord>[] {
    ensure(watchedWordPolicy.administer(viewer));
    const word = { ...input, isCaseSensitive: input.isCaseSensitive ?? false, language: null };
    cleanText(text, { max: TRIED_MAX, min: 0, multiline: true, field: 'text' });
    let pattern: string;
    try {
      pattern = checkPattern(word);
    } catch (error) {
      throw invalid({ pattern: (error as { reason: string }).reason });
    }
    return new WordMatcher([{ ...word, pattern }]).find(text, null);
  }

  private async check(input: WatchedWordInput) {
    const word = checkedWord({
      pattern: input.pattern,
      form: input.form,
      action: input.action,
      replacement: input.replacement ?? '',
      language: input.language || null,
      isCaseSensitive: input.isCaseSensitive ?? false,
    });
    if (word.action === 'tag') {
      const [tag] = await this.tags.existing([word.replacement]);
      if (!tag) throw invalid({ replacement: 'tag_unknown' }, { tag: word.replacement });
      word.replacement = tag.name;
    }
    return word;
  }

  /** INVALID `too_many` when the action has as many words, or expressions, as it may. */
  private async checkRoom({ action, form }: WatchedWord): Promise<void> {
    const max = form === 'regex' ? EXPRESSIONS_PER_ACTION : WORDS_PER_ACTION;
    const isFull =
      (await this.words.count(action, null)) >= WORDS_PER_ACTION ||
      (form === 'regex' && (await this.words.count(action, form)) >= EXPRESSIONS_PER_ACTION);
    if (isFull) throw invalid({ pattern: 'too_many' }, { max });
  }

  private async existing(id: string): Promise<WatchedWord> {
    const word = isUuid(id) ? await this.words.lock(id) : null;
    if (!word) throw notFound('watched_word');
    return word;
  }

  private async tell(
    name: 'watched-word.created' | 'watched-word.updated' | 'watched-word.deleted',
    { id: wordId, pattern, action }: WatchedWord,
    viewer: Viewer,
  ): Promise<void> {
    await this.outbox.publish(name, { wordId, pattern, action }, viewer.memberId);
    await this.broadcast.send(WORDS_HINT, '*');
  }

  private async write<T>(work: () => Promise<T>): Promise<T> {
    try {
      const done = await this.db.tx(work);
      // The hint comes back a moment later, and the next text may be quicker.
      this.cache.drop();
      return done;
    } catch (error) {
      const key = 'watched_words_pattern_form_action_language_is_case_sensitiv_key';
      if (violatesUnique(error, key)) throw invalid({ pattern: 'taken' });
      throw error;
    }
  }
}
