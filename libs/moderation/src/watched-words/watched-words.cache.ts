import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Broadcast } from '@parvis/kernel';
import { WORDS_HINT } from './watched-word.events.js';
import { WatchedWordsRepository } from './watched-words.repository.js';
import { type WordMatch, WordMatcher } from './word-matcher.js';

/** Searches texts for the words of the list, which is read once and again after each change. */
@Injectable()
export class WatchedWordsCache implements OnModuleInit {
  private matcher: Promise<WordMatcher> | null = null;

  constructor(
    private readonly words: WatchedWordsRepository,
    private readonly broadcast: Broadcast,
  ) {}

  onModuleInit(): void {
    this.broadcast.on(WORDS_HINT, () => this.drop());
    this.broadcast.onResync(() => this.drop());
  }

  /** The next text is searched for the words as they are by then. */
  drop(): void {
    this.matcher = null;
  }

  /** What each of the texts holds, in their order. */
  async find(texts: readonly string[], language: string): Promise<WordMatch[][]> {
    const matcher = await this.current();
    return texts.map((text) => (text === '' ? [] : matcher.find(text, language)));
  }

  private current(): Promise<WordMatcher> {
    if (!this.matcher) {
      const read = this.words.all().then((words) => new WordMatcher(words));
      this.matcher = read;
      read.catch(() => {
        if (this.matcher === read) this.matcher = null;
      });
    }
    return this.matcher;
  }
}
