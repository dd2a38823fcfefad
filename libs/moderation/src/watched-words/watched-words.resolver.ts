import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer, connection, ensure, type Viewer } from '@parvis/kernel';
import { WatchedWordInput, WatchedWordsArgs, WatchedWordTryInput } from './watched-word.inputs.js';
import { watchedWordPolicy } from './watched-word.policy.js';
import {
  WatchedWordConnection,
  WatchedWordDeletePayload,
  WatchedWordPayload,
  WatchedWordTryPayload,
  WatchedWordType,
} from './watched-word.type.js';
import { WatchedWordsRepository } from './watched-words.repository.js';
import { WatchedWordsService } from './watched-words.service.js';

const Id = () => Args('id', { type: () => ID, description: 'The word.' });

@Resolver(() => WatchedWordType)
export class WatchedWordsResolver {
  constructor(
    private readonly service: WatchedWordsService,
    private readonly words: WatchedWordsRepository,
  ) {}

  @Query(() => WatchedWordConnection, {
    description: 'What texts are searched for, by action and pattern; admins only.',
  })
  async watchedWords(
    @CurrentViewer() viewer: Viewer,
    @Args() { action, prefix, ...page }: WatchedWordsArgs,
  ) {
    ensure(watchedWordPolicy.administer(viewer));
    const filter = { action: action ?? null, prefix: (prefix ?? '').slice(0, 100) };
    return connection(await this.words.page(filter, page));
  }

  @Mutation(() => WatchedWordPayload, { description: 'Watches for a word; admins only.' })
  async watchedWordCreate(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { description: 'The word.' }) input: WatchedWordInput,
  ) {
    return { watchedWord: await this.service.create(viewer, input) };
  }

  @Mutation(() => WatchedWordPayload, { description: 'Changes a watched word; admins only.' })
  async watchedWordUpdate(
    @CurrentViewer() viewer: Viewer,
    @Id() id: string,
    @Args('input', { description: 'The word as it shall be.' }) input: WatchedWordInput,
  ) {
    return { watchedWord: await this.service.update(viewer, id, input) };
  }

  @Mutation(() => WatchedWordDeletePayload, {
    description: 'Watches for a word no more; admins only.',
  })
  async watchedWordDelete(@CurrentViewer() viewer: Viewer, @Id() id: string) {
    return { deletedId: await this.service.delete(viewer, id) };
  }

  @Mutation(() => WatchedWordTryPayload, {
    description: 'Shows what a pattern finds in a text, without saving it; admins only.',
  })
  watchedWordTry(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { description: 'The pattern.' }) input: WatchedWordTryInput,
    @Args('text', { description: 'At most 32,000 characters.' }) text: string,
  ) {
    const matches = this.service.tryOut(viewer, input, text);
    return {
      matches: matches.map(({ start, end }) => ({ start, end, text: text.slice(start, end) })),
    };
  }
}
