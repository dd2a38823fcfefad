import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { MemberById, MemberType } from '@parvis/identity';
import {
  DomainError,
  diffTexts,
  type RequestContext,
  Settings,
  type TextChange,
} from '@parvis/kernel';
import { PlaceByPost } from './place-by-post.js';
import type { PostRow } from './post.entity.js';
import { postPolicy } from './post.policy.js';
import { REVISIONS_ARE_PUBLIC } from './post.settings.js';
import { PostRevisionType, PostType, TextChangeType } from './post.type.js';
import { PostRevisionsRepository, type RevisionStep } from './post-revisions.repository.js';

const REVISIONS_MAX = 20;
/** Milliseconds of comparing that the revisions of one post may take together. */
const PATIENCE = 200;

/** A revision in the company of those read with it, who share the patience for comparing. */
interface ListedRevision extends RevisionStep {
  patience: { left: number };
}

@Resolver(() => PostType)
export class PostRevisionsResolver {
  constructor(
    private readonly repository: PostRevisionsRepository,
    private readonly placeByPost: PlaceByPost,
    private readonly settings: Settings,
  ) {}

  @ResolveField(() => [PostRevisionType], {
    description: 'Earlier texts, the latest first; empty for those who may not read them.',
  })
  async revisions(
    @Parent() post: PostRow,
    @Context() context: RequestContext,
    @Args('first', { type: () => Int, defaultValue: 10, description: 'How many, from 1 to 20.' })
    first: number,
    @Args('before', { type: () => Int, nullable: true, description: 'Only those below it.' })
    before?: number | null,
  ): Promise<ListedRevision[]> {
    if (first < 1 || first > REVISIONS_MAX) {
      const params = { min: 1, max: REVISIONS_MAX };
      throw new DomainError('INVALID', 'first_out_of_range', { params });
    }
    if (post.revisionCount === 0) return [];
    const arePublic = this.settings.get(REVISIONS_ARE_PUBLIC);
    const denial = await this.placeByPost.use(context, post, (place) =>
      postPolicy.readRevisions(context.viewer, post, place, arePublic),
    );
    if (denial) return [];
    const steps = await this.repository.latest(post.id, first, before ?? null);
    const patience = { left: PATIENCE };
    return steps.map((step) => ({ ...step, patience }));
  }
}

@Resolver(() => PostRevisionType)
export class RevisionsResolver {
  constructor(private readonly memberById: MemberById) {}

  @ResolveField(() => MemberType, { nullable: true, description: 'Who edited it.' })
  editedBy(@Parent() revision: ListedRevision, @Context() context: RequestContext) {
    return revision.editedById && this.memberById.load(context, revision.editedById);
  }

  @ResolveField(() => [TextChangeType], { description: 'What the edit changed, word by word.' })
  diff(@Parent() { bodyMarkdown, nextMarkdown, patience }: ListedRevision): TextChange[] {
    const start = performance.now();
    const changes = diffTexts(bodyMarkdown, nextMarkdown, Math.max(2, patience.left / 2));
    patience.left -= performance.now() - start;
    return changes;
  }
}
