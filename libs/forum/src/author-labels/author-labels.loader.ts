import { Injectable } from '@nestjs/common';
import { byKey, Clock, Loader, type RequestContext } from '@parvis/kernel';
import type { LabelFacts } from './author-label.js';
import { AuthorLabelsRepository } from './author-labels.repository.js';

interface Place {
  threadId: string;
  authorId: string;
}

const NOTHING: LabelFacts = { moderatesRoom: false, tagId: null, roomId: null, until: null };
const keyOf = ({ threadId, authorId }: Place): string => `${threadId} ${authorId}`;

/** What the labels of authors in threads rest on: one statement for all posts of a page. */
@Injectable()
export class LabelFactsByPlace extends Loader<string, LabelFacts> {
  constructor(
    private readonly labels: AuthorLabelsRepository,
    private readonly clock: Clock,
  ) {
    super();
  }

  ofPost<Result>(
    context: RequestContext,
    place: Place,
    then: (facts: LabelFacts | null) => Result,
  ) {
    return this.use(context, keyOf(place), then);
  }

  /** For those of whom another statement knows; nothing is known of the others in `places`. */
  primePlaces(
    context: RequestContext,
    places: readonly Place[],
    known: readonly (LabelFacts & Place)[],
  ): void {
    for (const place of places) this.prime(context, keyOf(place), NOTHING);
    for (const facts of known) this.prime(context, keyOf(facts), facts);
  }

  protected async batch(keys: readonly string[]): Promise<Map<string, LabelFacts>> {
    const places = keys.map((key) => {
      const [threadId, authorId] = key.split(' ') as [string, string];
      return { threadId, authorId };
    });
    return byKey(await this.labels.factsOf(places, this.clock.now()), keyOf);
  }
}
