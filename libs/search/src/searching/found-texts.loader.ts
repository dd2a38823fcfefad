import { Injectable } from '@nestjs/common';
import { Loader } from '@parvis/kernel';
import { type FoundText, FoundTextsRepository } from './found-texts.repository.js';

export type TextKey = `${'post' | 'opening' | 'member' | 'tag'}:${string}`;

/** Plain words of things that the viewer was found to see, to cut snippets from. */
@Injectable()
export class FoundTexts extends Loader<TextKey, string> {
  constructor(private readonly texts: FoundTextsRepository) {
    super();
  }

  protected async batch(keys: readonly TextKey[]): Promise<Map<TextKey, string>> {
    const read: Record<string, (ids: string[]) => Promise<FoundText[]>> = {
      post: (ids) => this.texts.posts(ids),
      opening: (ids) => this.texts.openings(ids),
      member: (ids) => this.texts.biographies(ids),
      tag: (ids) => this.texts.tags(ids),
    };
    const found = new Map<TextKey, string>();
    for (const [kind, readAll] of Object.entries(read)) {
      const own = keys.filter((key) => key.startsWith(`${kind}:`));
      if (own.length === 0) continue;
      const ids = own.map((key) => key.slice(kind.length + 1));
      for (const { id, text } of await readAll(ids)) found.set(`${kind}:${id}` as TextKey, text);
    }
    return found;
  }
}
