import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';

export interface AuditedThing {
  kind: string;
  id: string;
  roomId: string | null;
}

/** Tells what ids stand for, so that an entry can name the thing somebody reached for. */
@Injectable()
export class AuditedThingsRepository {
  constructor(private readonly db: Database) {}

  /** The first of the ids, in their order, that is one of the things staff work on. */
  async among(ids: readonly string[]): Promise<AuditedThing | null> {
    if (ids.length === 0) return null;
    const [thing] = await this.db.rows<AuditedThing>(
      `select thing.kind, thing.id, thing.room_id as "roomId"
       from unnest($1::uuid[]) with ordinality as given (id, place)
       cross join lateral (
         select 'reviewable' as kind, id, room_id from reviewables where id = given.id
         union all select 'decision', decision.id, item.room_id from decisions decision
           join reviewables item on item.id = decision.reviewable_id where decision.id = given.id
         union all select 'appeal', id, null from appeals where id = given.id
         union all select 'statement', told.id, item.room_id from statements told
           join decisions decision on decision.id = told.decision_id
           join reviewables item on item.id = decision.reviewable_id where told.id = given.id
         union all select 'thread', id, room_id from threads where id = given.id
         union all select 'post', post.id, thread.room_id from posts post
           join threads thread on thread.id = post.thread_id where post.id = given.id
         union all select 'held_post', id, room_id from held_posts where id = given.id
         union all select 'room', id, id from rooms where id = given.id
         union all select 'member', id, null from members where id = given.id) thing
       order by given.place limit 1`,
      [ids],
      'audited-things',
    );
    return thing ?? null;
  }
}
