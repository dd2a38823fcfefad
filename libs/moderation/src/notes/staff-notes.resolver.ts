import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Member, MemberById, MemberType } from '@parvis/identity';
import { CurrentViewer, type RequestContext, type Viewer } from '@parvis/kernel';
import type { Reviewable } from '../reviewables/reviewable.entity.js';
import { ReviewableType } from '../reviewables/reviewable.type.js';
import type { StaffNote } from './staff-note.entity.js';
import { StaffNoteInput, StaffNotePayload } from './staff-note.inputs.js';
import { StaffNoteType } from './staff-note.type.js';
import { NotesByReviewable } from './staff-notes.loader.js';
import { StaffNotesService } from './staff-notes.service.js';

@Resolver(() => StaffNoteType)
export class StaffNotesResolver {
  constructor(
    private readonly service: StaffNotesService,
    private readonly memberById: MemberById,
  ) {}

  @Mutation(() => StaffNotePayload, {
    description: 'Writes a note for colleagues, on a case or on a member; staff only.',
  })
  async staffNoteAdd(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { description: 'Where, and what.' }) input: StaffNoteInput,
  ) {
    return { note: await this.service.add(viewer, input) };
  }

  @ResolveField(() => MemberType, {
    nullable: true,
    description: 'Who wrote it; null once he is gone.',
  })
  author(@Parent() note: StaffNote, @Context() context: RequestContext): Promise<Member | null> {
    return note.authorId ? this.memberById.load(context, note.authorId) : Promise.resolve(null);
  }
}

/** Whoever sees a case sees its notes, but for the colleague it is about. */
@Resolver(() => ReviewableType)
export class ReviewableNotesResolver {
  constructor(private readonly notesByReviewable: NotesByReviewable) {}

  @ResolveField(() => [StaffNoteType], {
    description:
      'What colleagues wrote on it, oldest first, the latest 100; none on a case of one’s own.',
  })
  async notes(@Parent() { id, authorId }: Reviewable, @Context() context: RequestContext) {
    if (authorId !== null && authorId === context.viewer.memberId) return [];
    return (await this.notesByReviewable.load(context, id)) ?? [];
  }
}
