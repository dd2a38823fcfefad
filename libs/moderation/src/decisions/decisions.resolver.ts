import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type Viewer } from '@parvis/kernel';
import { BulkDecisions } from './bulk-decisions.service.js';
import {
  BulkDecisionInput,
  BulkDecisionPayload,
  DecisionInput,
  DecisionPayload,
  DecisionReverseInput,
} from './decision.inputs.js';
import { DecisionType, StatementPreviewType } from './decision.type.js';
import { DecisionPreviews } from './decision-previews.service.js';
import { DecisionReversals } from './decision-reversals.service.js';
import { DecisionsService } from './decisions.service.js';

const ItemId = (name = 'id') => Args(name, { type: () => ID, description: 'The reviewable.' });
const DecisionId = () => Args('id', { type: () => ID, description: 'The decision.' });

@Resolver(() => DecisionType)
export class DecisionsResolver {
  constructor(
    private readonly decisions: DecisionsService,
    private readonly bulk: BulkDecisions,
    private readonly previews: DecisionPreviews,
    private readonly reversals: DecisionReversals,
  ) {}

  @Mutation(() => DecisionPayload, {
    description:
      'Decides on a case. It takes effect after 10 seconds; until then `decisionUndo` restores everything. CONFLICT `decided_meanwhile`, `claimed_by_other` or `content_changed` when the case is not as it was read.',
  })
  reviewableDecide(
    @CurrentViewer() viewer: Viewer,
    @ItemId() id: string,
    @Args('input', { description: 'What is decided, on what was read.' }) input: DecisionInput,
  ) {
    return this.decisions.decide(viewer, id, input);
  }

  @Mutation(() => BulkDecisionPayload, {
    description: 'Decides on up to 50 cases, each by itself; one refusal does not stop the others.',
  })
  async reviewablesDecide(
    @CurrentViewer() viewer: Viewer,
    @Args('inputs', { type: () => [BulkDecisionInput], description: 'From 1 to 50.' })
    inputs: BulkDecisionInput[],
  ) {
    return { results: await this.bulk.decide(viewer, inputs) };
  }

  @Mutation(() => DecisionPayload, {
    description:
      'Takes back a decision that waits; CONFLICT `already_executed` once it took effect.',
  })
  decisionUndo(@CurrentViewer() viewer: Viewer, @DecisionId() id: string) {
    return this.decisions.undo(viewer, id);
  }

  @Mutation(() => DecisionPayload, {
    description:
      'Takes back a decision that took effect, by a decision of its own: restrictions end, what was left alone is to be decided again.',
  })
  decisionReverse(
    @CurrentViewer() viewer: Viewer,
    @DecisionId() id: string,
    @Args('input', { description: 'Why.' }) input: DecisionReverseInput,
  ) {
    return this.reversals.reverse(viewer, id, input);
  }

  @Query(() => [StatementPreviewType], {
    description: 'What members would be told if this were decided; nothing when nobody would be.',
  })
  decisionPreview(
    @CurrentViewer() viewer: Viewer,
    @ItemId('reviewableId') reviewableId: string,
    @Args('input', { description: 'The decision to be.' }) input: DecisionInput,
  ) {
    return this.previews.of(viewer, reviewableId, input);
  }
}
