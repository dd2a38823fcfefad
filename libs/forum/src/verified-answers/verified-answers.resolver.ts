import { Args, Context, ID, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { MemberById, MemberType } from '@parvis/identity';
import { CurrentViewer, type Denial, type RequestContext, type Viewer } from '@parvis/kernel';
import {
  type ExpertScopes,
  NO_SCOPES,
} from '../expert-verifications/expert-verification.entity.js';
import { ScopesOfMember } from '../expert-verifications/expert-verifications.loader.js';
import { PlaceByPost } from '../posts/place-by-post.js';
import type { PostRow } from '../posts/post.entity.js';
import { PostPayload } from '../posts/post.inputs.js';
import { PostType } from '../posts/post.type.js';
import { TagsOfThread } from '../thread-tags/thread-tags.loader.js';
import type { Thread } from '../threads/thread.entity.js';
import { ThreadType } from '../threads/thread.type.js';
import { VerificationsOfPost } from './answer-verifications.loader.js';
import type { ShownVerification } from './answer-verifications.repository.js';
import { verifiedAnswerPolicy } from './verified-answer.policy.js';
import { AnswerVerificationType } from './verified-answer.type.js';
import { VerifiedAnswersService } from './verified-answers.service.js';

@Resolver(() => PostType)
export class VerifiedAnswersResolver {
  constructor(
    private readonly service: VerifiedAnswersService,
    private readonly ofPost: VerificationsOfPost,
    private readonly scopesOf: ScopesOfMember,
    private readonly tagsOfThread: TagsOfThread,
    private readonly placeByPost: PlaceByPost,
  ) {}

  @Mutation(() => PostPayload, {
    description:
      'Says that a reply to a question is right; for experts verified in its room or tags, and moderators.',
  })
  async answerVerify(
    @CurrentViewer() viewer: Viewer,
    @Args('postId', { type: () => ID, description: 'The reply.' }) postId: string,
  ) {
    return { post: await this.service.verify(viewer, postId) };
  }

  @Mutation(() => PostPayload, { description: 'Takes that back.' })
  async answerUnverify(
    @CurrentViewer() viewer: Viewer,
    @Args('postId', { type: () => ID, description: 'The reply.' }) postId: string,
    @Args('memberId', {
      type: () => ID,
      nullable: true,
      description: 'Whose verification, for moderators; the viewer’s own when left out.',
    })
    memberId?: string | null,
  ) {
    return { post: await this.service.unverify(viewer, postId, memberId ?? null) };
  }

  @ResolveField(() => Boolean, { description: 'Whether somebody verified it.' })
  isVerifiedAnswer(@Parent() post: PostRow, @Context() context: RequestContext) {
    return this.ofPost.use(context, post.id, (all) => (all?.length ?? 0) > 0);
  }

  @ResolveField(() => [AnswerVerificationType], { description: 'Who verified it, earliest first.' })
  verifications(@Parent() post: PostRow, @Context() context: RequestContext) {
    return this.ofPost.use(context, post.id, (all) => all ?? []);
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer verified it.' })
  viewerHasVerified(@Parent() post: PostRow, @Context() context: RequestContext) {
    const { memberId } = context.viewer;
    return this.ofPost.use(
      context,
      post.id,
      (all) => all?.some((one) => one.memberId === memberId) ?? false,
    );
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may verify it.' })
  viewerCanVerify(@Parent() post: PostRow, @Context() context: RequestContext) {
    return this.denial(post, context, (denial) => denial === null);
  }

  @ResolveField(() => String, { nullable: true, description: 'Why not, as a stable word.' })
  viewerCannotVerifyReason(@Parent() post: PostRow, @Context() context: RequestContext) {
    return this.denial(post, context, (denial) => denial?.reason ?? null);
  }

  private denial<Result>(
    post: PostRow,
    context: RequestContext,
    then: (denial: Denial | null) => Result,
  ) {
    return this.placeByPost.use(context, post, (place) =>
      this.tagsOfThread.use(context, post.threadId, (tags) =>
        this.scopes(context, (scopes) => {
          const expert = { scopes, tagIds: (tags ?? []).map(({ id }) => id) };
          return then(verifiedAnswerPolicy.verify(context.viewer, post, place, expert));
        }),
      ),
    );
  }

  private scopes<Result>(context: RequestContext, then: (scopes: ExpertScopes) => Result) {
    const { memberId } = context.viewer;
    if (memberId === null) return then(NO_SCOPES);
    return this.scopesOf.use(context, memberId, (scopes) => then(scopes ?? NO_SCOPES));
  }
}

@Resolver(() => AnswerVerificationType)
export class AnswerVerificationResolver {
  constructor(private readonly memberById: MemberById) {}

  @ResolveField(() => MemberType, { description: 'Who.' })
  member(@Parent() { memberId }: ShownVerification, @Context() context: RequestContext) {
    return this.memberById.find(context, memberId);
  }
}

@Resolver(() => ThreadType)
export class AnsweredByExpertResolver {
  @ResolveField(() => Boolean, {
    description:
      'Whether a reply stands in the question that a verified expert of its room or tags wrote or that was verified.',
  })
  isAnsweredByExpert(@Parent() thread: Thread): boolean {
    return thread.expertAnswerCount > 0;
  }

  @ResolveField(() => Int, { description: 'How many of its replies are verified.' })
  verifiedAnswerCount(@Parent() thread: Thread): number {
    return thread.verifiedAnswerCount;
  }
}
