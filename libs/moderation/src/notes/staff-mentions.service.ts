import { Injectable } from '@nestjs/common';
import { RoomMembersService } from '@parvis/forum';
import { MembersService, Sessions } from '@parvis/identity';
import { type Denial, mentionCandidates, type Viewer } from '@parvis/kernel';

/** More names than this in one note are not told. */
const MENTIONS_MAX = 10;

/** Finds whom a note means: those colleagues who may see what it stands on, and nobody else. */
@Injectable()
export class StaffMentions {
  constructor(
    private readonly members: MembersService,
    private readonly sessions: Sessions,
    private readonly places: RoomMembersService,
  ) {}

  /** Ids of those mentioned in `body` to whom `see` says yes; never the author himself. */
  async of(
    body: string,
    authorId: string,
    see: (viewer: Viewer) => Denial | null,
  ): Promise<string[]> {
    const handles = mentionCandidates(body).slice(0, MENTIONS_MAX);
    if (handles.length === 0) return [];
    const mentioned: string[] = [];
    for (const { id } of await this.members.byHandles(handles)) {
      if (id !== authorId && see(await this.viewerOf(id)) === null) mentioned.push(id);
    }
    return mentioned;
  }

  private async viewerOf(memberId: string): Promise<Viewer> {
    const viewer = await this.sessions.viewerOfMember(memberId);
    return { ...viewer, ...(await this.places.rightsOf(memberId)) };
  }
}
