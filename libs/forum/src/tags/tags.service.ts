import { Injectable } from '@nestjs/common';
import {
  Broadcast,
  Clock,
  checked,
  Database,
  invalid,
  isStaff,
  isUuid,
  type Limit,
  Limits,
  notFound,
  Outbox,
  Settings,
  uuidv7,
  type Viewer,
} from '@parvis/kernel';
import { newTag, TAGS_PER_THREAD, type Tag } from './tag.entity.js';
import { tagListHints } from './tag.events.js';
import { tagPolicy } from './tag.policy.js';
import { TAG_RULE, type TagRule } from './tag.settings.js';
import { tagName, tagSlugs } from './tag-name.js';
import { TagsRepository } from './tags.repository.js';

/** Names a form may hold at most; the limit of a thread is checked once they are known. */
const NAMES_MAX = 50;
/** New words of one member who is not staff. */
const COINED: Limit = { name: 'tag', points: 30, seconds: 3_600 };
const SLUG = /^[a-z0-9-]{1,100}$/;

@Injectable()
export class TagsService {
  constructor(
    private readonly db: Database,
    private readonly tags: TagsRepository,
    private readonly settings: Settings,
    private readonly limits: Limits,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  /** A main tag the viewer may see, else NOT_FOUND. */
  async visible(viewer: Viewer, id: string): Promise<Tag> {
    const tag = isUuid(id) ? await this.tags.byId(id) : null;
    if (!tag || tag.synonymOfId || !(await this.mayBeSeen(viewer, tag))) throw notFound('tag');
    return tag;
  }

  /** By the word in its address; a synonym's leads to the main tag. */
  async visibleBySlug(viewer: Viewer, slug: string): Promise<Tag | null> {
    const named = SLUG.test(slug) ? await this.tags.bySlug(slug) : null;
    if (named?.synonymOfId && tagPolicy.seeSynonym(viewer, named)) return null;
    const tag = named?.synonymOfId ? await this.tags.byId(named.synonymOfId) : named;
    return tag && (await this.mayBeSeen(viewer, tag)) ? tag : null;
  }

  /**
   * The main tags that the typed names mean, in the order typed; new words become tags where
   * the viewer may coin them. INVALID with the field `tags` otherwise. Called before the
   * transaction that writes the thread: a tag without a thread is seen by nobody.
   */
  async resolveForThread(viewer: Viewer, names: readonly string[]): Promise<Tag[]> {
    const words = cleanNames(names);
    if (words.length === 0) return [];
    const known = await this.known(words);
    const missing = words.filter((word) => !known.has(word));
    const distinct = new Set([...known.values()].map((tag) => tag.id));
    if (distinct.size + missing.length > TAGS_PER_THREAD) {
      throw invalid({ tags: 'too_many' }, { max: TAGS_PER_THREAD });
    }
    if (missing.length > 0) await this.coinAll(viewer, missing);
    const all = missing.length > 0 ? await this.known(words) : known;
    const tags = words.map((word) => all.get(word)).filter((tag) => tag !== undefined);
    return [...new Map(tags.map((tag) => [tag.id, tag])).values()];
  }

  /** The main tags among these names, spelled as tags are; words without a tag are left out. */
  async existing(names: readonly string[]): Promise<Tag[]> {
    return [...(await this.known(names)).values()];
  }

  /**
   * Inserts a tag under the first free address; null when the name is taken. Belongs into a
   * transaction.
   */
  async coin(name: string, byId: string | null, columns: Partial<Tag> = {}): Promise<Tag | null> {
    for (const slug of tagSlugs(name)) {
      const tag = newTag({
        ...columns,
        id: uuidv7(),
        slug,
        name,
        createdById: byId,
        createdAt: this.clock.now(),
      });
      if (await this.tags.insert(tag)) {
        await this.outbox.publish('tag.created', { tagId: tag.id, name }, byId);
        await this.broadcast.sendAll(tagListHints([slug]));
        return tag;
      }
      if (await this.tags.byName(name)) return null;
    }
    return null;
  }

  private async mayBeSeen(viewer: Viewer, tag: Tag): Promise<boolean> {
    if (tagPolicy.see(viewer, tag, []) === null) return true;
    return tagPolicy.see(viewer, tag, await this.tags.roomsUsing(tag.id)) === null;
  }

  /** The main tag of each word that means one. */
  private async known(words: readonly string[]): Promise<Map<string, Tag>> {
    const found = await this.tags.idsByNames(words);
    const tags = await this.tags.byIds(found.map(({ tagId }) => tagId));
    const byId = new Map(tags.map((tag) => [tag.id, tag]));
    return new Map(found.map(({ place, tagId }) => [words[place - 1]!, byId.get(tagId)!]));
  }

  /** In the order of the words, which keeps two writers of the same ones from waiting in a ring. */
  private async coinAll(viewer: Viewer, words: readonly string[]): Promise<void> {
    const denial = tagPolicy.coin(viewer, this.settings.get(TAG_RULE) as TagRule);
    if (denial) throw invalid({ tags: 'tag_unknown' }, { tag: words[0]! });
    if (!isStaff(viewer)) {
      for (const _ of words) await this.limits.consume(COINED, viewer.memberId!);
    }
    await this.db.tx(async () => {
      for (const word of [...words].sort()) await this.coin(word, viewer.memberId);
    });
  }
}

/** The names as tags spell them, each once whatever its capitals. */
function cleanNames(names: readonly string[]): string[] {
  if (names.length > NAMES_MAX) throw invalid({ tags: 'too_many' }, { max: TAGS_PER_THREAD });
  const { tags } = checked({
    tags: () => names.filter((name) => /[^\s#]/.test(name)).map((name) => tagName(name)),
  });
  return [...new Map(tags.map((name) => [name.toLowerCase(), name])).values()];
}
