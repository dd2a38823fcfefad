import { Args, Context, ID, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AccountType, type Member, ViewerType } from '@parvis/identity';
import {
  CurrentViewer,
  connection,
  PageArgs,
  type RequestContext,
  type SignedInViewer,
  type Viewer,
} from '@parvis/kernel';
import { TagType } from '../tags/tag.type.js';
import { TagById } from '../tags/tags.loader.js';
import { ThreadType } from '../threads/thread.type.js';
import { ThreadById } from '../threads/threads.loader.js';
import { QuestionRouting } from './question-routing.service.js';
import type { RoutedQuestion } from './routed-question.entity.js';
import {
  RoutedQuestionConnection,
  RoutedQuestionPayload,
  RoutedQuestionType,
  RoutingReasonType,
} from './routed-question.type.js';
import { AcceptsRoutedQuestions } from './routed-questions.loader.js';

@Resolver(() => ViewerType)
export class RoutedToViewerResolver {
  constructor(private readonly routing: QuestionRouting) {}

  @ResolveField(() => RoutedQuestionConnection, {
    description: 'Questions that were offered to him and that he may see, the latest first.',
  })
  async routedQuestions(@CurrentViewer() viewer: SignedInViewer, @Args() page: PageArgs) {
    return connection(await this.routing.page(viewer, page));
  }

  @ResolveField(() => Int, {
    description: 'How many questions were offered to him and wait, counted up to 100.',
  })
  waitingQuestionCount(@CurrentViewer() viewer: SignedInViewer): Promise<number> {
    return this.routing.waitingFor(viewer);
  }
}

/** Beside the other preferences, which `profileUpdate` sets. */
@Resolver(() => AccountType)
export class AcceptsRoutedQuestionsResolver {
  constructor(private readonly accepts: AcceptsRoutedQuestions) {}

  @ResolveField(() => Boolean, {
    description: 'Whether unanswered questions on what he knows may be offered to him.',
  })
  acceptsRoutedQuestions(@Parent() member: Member, @Context() context: RequestContext) {
    return this.accepts.use(context, member.id, (accepts) => accepts ?? false);
  }
}

@Resolver(() => RoutedQuestionType)
export class RoutedQuestionsResolver {
  constructor(
    private readonly routing: QuestionRouting,
    private readonly threadById: ThreadById,
  ) {}

  @Mutation(() => RoutedQuestionPayload, {
    description: 'Passes on a question that was offered; the next expert is asked.',
  })
  async routedQuestionDecline(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'The offer.' }) id: string,
  ) {
    return { routedQuestion: await this.routing.decline(viewer, id) };
  }

  @ResolveField(() => ThreadType, { description: 'The question.' })
  thread(@Parent() { threadId }: RoutedQuestion, @Context() context: RequestContext) {
    return this.threadById.find(context, threadId);
  }

  @ResolveField(() => RoutingReasonType, { description: 'Why he was asked.' })
  reason(@Parent() routed: RoutedQuestion): RoutedQuestion {
    return routed;
  }
}

@Resolver(() => RoutingReasonType)
export class RoutingReasonResolver {
  constructor(private readonly tagById: TagById) {}

  @ResolveField(() => TagType, { nullable: true, description: 'The tag; null for its room.' })
  tag(@Parent() { tagId }: RoutedQuestion, @Context() context: RequestContext) {
    return tagId && this.tagById.find(context, tagId);
  }
}
