import { Injectable } from '@nestjs/common';
import { ContactLooks } from '@parvis/identity';
import { byKey, Database, Loader, Settings, type Viewer } from '@parvis/kernel';
import { recordPolicy } from './record.policy.js';
import { MODERATORS_SEE_CONTACT } from './record.settings.js';
import { type Contact, type RecordCounts, RecordsRepository } from './records.repository.js';

@Injectable()
export class RecordCountsByMember extends Loader<string, RecordCounts> {
  constructor(private readonly records: RecordsRepository) {
    super();
  }

  protected async batch(memberIds: readonly string[]): Promise<Map<string, RecordCounts>> {
    return byKey(await this.records.counts(memberIds), (counts) => counts.id);
  }
}

/**
 * Contact data of members, for those to whom it is granted; nothing for others. The look of a
 * request leaves one audit entry, and without the entry there is no look.
 */
@Injectable()
export class ContactByMember extends Loader<string, Contact> {
  constructor(
    private readonly db: Database,
    private readonly records: RecordsRepository,
    private readonly looks: ContactLooks,
    private readonly settings: Settings,
  ) {
    super();
  }

  isGranted(viewer: Viewer): boolean {
    return recordPolicy.seeContact(viewer, this.settings.get(MODERATORS_SEE_CONTACT)) === null;
  }

  protected async batch(ids: readonly string[], viewer: Viewer): Promise<Map<string, Contact>> {
    if (!this.isGranted(viewer)) return new Map();
    const contacts = await this.db.tx(async () => {
      await this.looks.record(viewer, ids);
      return this.records.contacts(ids);
    });
    return byKey(contacts, (contact) => contact.id);
  }
}
