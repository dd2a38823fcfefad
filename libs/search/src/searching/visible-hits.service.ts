import { Injectable } from '@nestjs/common';
import {
  isStanding,
  type PostRow,
  type Tag,
  TagsRepository,
  type Thread,
  VisibleContent,
} from '@parvis/forum';
import { type Member, MemberById } from '@parvis/identity';
import type { RequestContext } from '@parvis/kernel';
import type { DocumentKind } from '../documents/document.js';
import type { EngineHit } from '../engine/search-engine.js';
import type { Marks } from './marks.js';

/** A find that the viewer may see, as it stands at this moment. */
export interface VisibleHit {
  id: string;
  kind: DocumentKind;
  /** The thread itself, or the one a post stands in. */
  thread: Thread | null;
  /** The post itself, or the one of the thread that says most of what was asked. */
  post: PostRow | null;
  member: Member | null;
  tag: Tag | null;
  marks: Marks;
  position: string;
}

/**
 * Loads what an engine found and asks the policies once more: an engine holds copies, and what is
 * shown is what stands now. Costs one statement for each kind of thing, however many are found.
 */
@Injectable()
export class VisibleHits {
  constructor(
    private readonly content: VisibleContent,
    private readonly memberById: MemberById,
    private readonly tags: TagsRepository,
  ) {}

  async of(
    context: RequestContext,
    hits: readonly EngineHit[],
    marks: Marks,
  ): Promise<VisibleHit[]> {
    const tags = await this.visibleTags(context, hits);
    const loaded = await Promise.all(hits.map((hit) => this.one(context, hit, tags)));
    return loaded.flatMap((found, index) => {
      const { id, kind, position } = hits[index]!;
      if (!found) return [];
      return [{ id, kind, position, marks, ...NOTHING, ...found }];
    });
  }

  private async one(
    context: RequestContext,
    { kind, id, postId }: EngineHit,
    tags: ReadonlyMap<string, Tag>,
  ): Promise<Partial<VisibleHit> | null> {
    if (kind === 'tag') {
      const tag = tags.get(id);
      return tag ? { tag } : null;
    }
    if (kind === 'member') {
      const member = await this.memberById.load(context, id);
      return member && !member.erasedAt ? { member } : null;
    }
    if (kind === 'post') return this.post(context, id);
    const [thread, best] = await Promise.all([
      this.content.thread(context, id),
      postId ? this.post(context, postId) : null,
    ]);
    if (!thread || !isStanding(thread)) return null;
    return { thread, post: best?.post.threadId === id ? best.post : null };
  }

  private async post(
    context: RequestContext,
    id: string,
  ): Promise<{ post: PostRow; thread: Thread } | null> {
    const post = await this.content.post(context, id);
    if (post?.state !== 'standing') return null;
    const thread = await this.content.thread(context, post.threadId);
    return thread && isStanding(thread) ? { post, thread } : null;
  }

  private async visibleTags({ viewer }: RequestContext, hits: readonly EngineHit[]) {
    const ids = hits.flatMap(({ kind, id }) => (kind === 'tag' ? [id] : []));
    if (ids.length === 0) return new Map<string, Tag>();
    const query = this.tags.visibleTo(viewer).andWhere('tag.id = any(:ids)', { ids });
    return new Map((await query.getMany()).map((tag) => [tag.id, tag]));
  }
}

const NOTHING = { thread: null, post: null, member: null, tag: null };
