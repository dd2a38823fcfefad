import { Injectable } from '@nestjs/common';
import { Cursors, Database, keysetPage, type Page, type PageRequest } from '@parvis/kernel';
import { WatchedWord, type WordAction, type WordForm } from './watched-word.entity.js';

const COLUMNS = `
  word.id, word.pattern, word.form, word.action, word.replacement, word.language,
  word.is_case_sensitive as "isCaseSensitive", word.created_by_id as "createdById",
  word.created_at as "createdAt"`;

@Injectable()
export class WatchedWordsRepository {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
  ) {}

  /** Every word: they are few enough to be kept in memory. */
  all(): Promise<WatchedWord[]> {
    return this.db.rows(`select ${COLUMNS} from watched_words word order by word.id`);
  }

  async lock(id: string): Promise<WatchedWord | null> {
    const [word] = await this.db.rows<WatchedWord>(
      `select ${COLUMNS} from watched_words word where word.id = $1 for update`,
      [id],
    );
    return word ?? null;
  }

  /** By action and pattern; of one action, or whose pattern begins so, whatever the capitals. */
  page(
    { action, prefix }: { action: WordAction | null; prefix: string },
    request: PageRequest,
  ): Promise<Page<WatchedWord>> {
    const query = this.db.manager.createQueryBuilder(WatchedWord, 'word').where('true');
    if (action) query.andWhere('word.action = :action', { action });
    if (prefix) {
      query.andWhere('starts_with(lower(word.pattern), lower(:prefix))', { prefix });
    }
    return keysetPage(query, BY_PATTERN, request, this.cursors);
  }

  /** How many of an action and form there are; the lock lets one writer at a time count. */
  async count(action: WordAction, form: WordForm | null): Promise<number> {
    await this.db.rows(`select pg_advisory_xact_lock(hashtextextended('watched-words', 0))`);
    const [row] = await this.db.rows<{ count: number }>(
      `select count(*)::int as count from watched_words
       where action = $1 and ($2::text is null or form = $2)`,
      [action, form],
    );
    return row!.count;
  }

  async insert(word: WatchedWord): Promise<void> {
    await this.db.manager.insert(WatchedWord, word);
  }

  async update(word: WatchedWord): Promise<void> {
    const { id, ...columns } = word;
    await this.db.manager.update(WatchedWord, { id }, columns);
  }

  async delete(id: string): Promise<void> {
    await this.db.rows('delete from watched_words where id = $1', [id]);
  }
}

const BY_PATTERN = {
  list: 'watched-words',
  direction: 'ASC' as const,
  columns: [
    { sql: 'word.action', read: (word: WatchedWord) => word.action },
    { sql: 'word.pattern', read: (word: WatchedWord) => word.pattern },
    { sql: 'word.id', read: (word: WatchedWord) => word.id },
  ],
};
