import { Injectable } from '@nestjs/common';
import { RoomsService, TagsService, type ThreadKind } from '@parvis/forum';
import { MembersService } from '@parvis/identity';
import { isUuid, slugify, type Viewer } from '@parvis/kernel';
import type { ParsedQuery, QueryOperator } from '../query/parsed-query.js';
import { FilterInTheMaking, type Named, type NamedFilter } from './filter-in-the-making.js';

/** What narrows a search besides its text: what a page offers as choices. */
export interface ChosenFilter {
  roomId?: string | null;
  /** A thread carries all of them. */
  tagSlugs?: readonly string[] | null;
  threadKind?: ThreadKind | null;
  isSolved?: boolean | null;
  isAnsweredByExpert?: boolean | null;
  language?: string | null;
  authorHandle?: string | null;
  from?: Date | null;
  to?: Date | null;
}

/**
 * Looks up the names in a query, as far as the viewer may see what they name: a room he may not
 * know is as unknown as one that was never there.
 */
@Injectable()
export class NamedFilters {
  constructor(
    private readonly rooms: RoomsService,
    private readonly tags: TagsService,
    private readonly members: MembersService,
  ) {}

  async of(viewer: Viewer, query: ParsedQuery, chosen: ChosenFilter): Promise<NamedFilter> {
    const result = new FilterInTheMaking();
    for (const { kind, text, isNegated } of query.terms) {
      result.understood.push({ kind, value: text, isNegated });
    }
    const named = await Promise.all(query.operators.map((one) => this.named(viewer, one)));
    for (const [index, operator] of query.operators.entries()) {
      const found = named[index];
      if (found) result.apply(operator, found);
      else result.ignored.push(`${operator.kind}:${operator.value}`);
    }
    await this.choose(viewer, chosen, result);
    return result.done(query.ignored);
  }

  /** A member or a room he names, or the word itself where it names nothing; null when unknown. */
  private async named(viewer: Viewer, { kind, value }: QueryOperator): Promise<Named | null> {
    if (kind === 'room') return slugged(await this.rooms.visibleBySlug(viewer, slugify(value, '')));
    if (kind === 'tag') return slugged(await this.tags.visibleBySlug(viewer, slugify(value, '')));
    if (kind !== 'by') return { id: value, value };
    const member = await this.members.byHandle(value);
    return member && !member.erasedAt ? { id: member.id, value: member.handle } : null;
  }

  private async choose(
    viewer: Viewer,
    chosen: ChosenFilter,
    result: FilterInTheMaking,
  ): Promise<void> {
    if (chosen.roomId) result.require('roomIds', isUuid(chosen.roomId) ? chosen.roomId : null);
    for (const slug of new Set(chosen.tagSlugs ?? [])) {
      const tag = await this.tags.visibleBySlug(viewer, slug);
      result.require('tagIds', tag?.id ?? null);
    }
    if (chosen.authorHandle) {
      const member = await this.members.byHandle(chosen.authorHandle);
      result.require('authorIds', member?.id ?? null);
    }
    if (chosen.threadKind) result.require('threadKinds', chosen.threadKind);
    if (chosen.language) result.require('languages', chosen.language.toLowerCase());
    if (chosen.isSolved != null) result.flag('isSolved', chosen.isSolved);
    if (chosen.isAnsweredByExpert != null) {
      result.flag('isAnsweredByExpert', chosen.isAnsweredByExpert);
    }
    result.between(chosen.from ?? null, chosen.to ?? null);
  }
}

const slugged = (thing: { id: string; slug: string } | null): Named | null =>
  thing && { id: thing.id, value: thing.slug };
