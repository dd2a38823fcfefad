import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer, ensure, isSignedIn, Limits, mustSignIn, type Viewer } from '@parvis/kernel';
import type { Written } from '../screening/post-screening.js';
import type { PostRow } from './post.entity.js';
import {
  MarkdownPreview,
  PostCreateInput,
  PostPayload,
  PostUpdateInput,
  PostWritePayload,
} from './post.inputs.js';
import { PostType } from './post.type.js';
import { PostEditsService } from './post-edits.service.js';
import { PostText } from './post-text.service.js';
import { PostWithdrawalService } from './post-withdrawal.service.js';
import { RepliesService } from './replies.service.js';

const PREVIEWS = { name: 'preview', points: 60, seconds: 60 };

@Resolver(() => PostType)
export class PostWritesResolver {
  constructor(
    private readonly replies: RepliesService,
    private readonly edits: PostEditsService,
    private readonly withdrawal: PostWithdrawalService,
    private readonly text: PostText,
    private readonly limits: Limits,
  ) {}

  @Query(() => MarkdownPreview, { description: 'How a text would look; for members, limited.' })
  async markdownPreview(
    @CurrentViewer() viewer: Viewer,
    @Args('markdown', { description: 'At most 32,000 characters.' }) markdown: string,
  ) {
    ensure(isSignedIn(viewer) ? null : mustSignIn);
    await this.limits.consume(PREVIEWS, viewer.memberId!);
    return { html: await this.text.preview(markdown) };
  }

  @Mutation(() => PostWritePayload, { description: 'Replies in a thread.' })
  async postCreate(
    @CurrentViewer() viewer: Viewer,
    @Args('threadId', { type: () => ID, description: 'The thread.' }) threadId: string,
    @Args('input', { description: 'The reply.' }) input: PostCreateInput,
  ) {
    return payload(await this.replies.reply(viewer, threadId, input));
  }

  @Mutation(() => PostWritePayload, {
    description: 'Rewrites a post; its old text stays a revision.',
  })
  async postUpdate(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'The post.' }) id: string,
    @Args('input', { description: 'The new text.' }) input: PostUpdateInput,
  ) {
    return payload(await this.edits.edit(viewer, id, input));
  }

  @Mutation(() => PostPayload, { description: 'Takes back a reply of the viewer.' })
  async postWithdraw(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'The reply.' }) id: string,
  ) {
    return { post: await this.withdrawal.withdraw(viewer, id) };
  }

  @Mutation(() => PostPayload, { description: 'Brings back a reply the viewer withdrew.' })
  async postRestore(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'The reply.' }) id: string,
  ) {
    return { post: await this.withdrawal.restore(viewer, id) };
  }
}

const payload = ({ row, heldPostId }: Written<PostRow>) => ({
  post: row,
  heldForReview: heldPostId !== null,
  heldPostId,
});
