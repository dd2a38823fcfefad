import { Injectable } from '@nestjs/common';
import { Database, Outbox, type Viewer } from '@parvis/kernel';

/** Makes known who looked at contact data of others: at how many members, and at which. */
@Injectable()
export class ContactLooks {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
  ) {}

  /** One look, however many members it shows; throws when it cannot be recorded. */
  async record(viewer: Viewer, memberIds: readonly string[]): Promise<void> {
    const others = memberIds.filter((id) => id !== viewer.memberId);
    const [first] = others;
    if (first === undefined) return;
    const subject =
      others.length === 1
        ? ({ kind: 'member', id: first } as const)
        : ({ kind: 'members', id: String(others.length) } as const);
    await this.db.tx(() =>
      this.outbox.publish('contact.seen', { ...subject, memberIds: others }, viewer.memberId),
    );
  }
}
