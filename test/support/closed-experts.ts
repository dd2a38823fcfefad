import { uuidv7 } from '@parvis/kernel';
import type { ClosedWorld } from './canaries.js';
import type { PrincipalName, Principals } from './principals.js';
import type { World } from './world.js';

type Mark = (type: string, readers: readonly PrincipalName[]) => string;
type Places = Pick<ClosedWorld, 'rooms' | 'threads' | 'posts' | 'tags'>;

/** What the generated queries and mutations point at among the experts. */
export interface ClosedExperts {
  verifications: Record<'open' | 'closed', string>;
  routed: Record<'open' | 'closed', string>;
}

/**
 * Experts of public and of private things: whoever may not see the room or the tag must not learn
 * that somebody knows something there, nor what was asked of him.
 */
export async function closedExperts(
  w: World,
  who: Principals,
  { rooms, threads, posts, tags }: Places,
  mark: Mark,
): Promise<ClosedExperts> {
  const verify = async (
    memberId: string,
    scope: { tagId?: string; roomId?: string },
  ): Promise<string> => {
    const id = uuidv7();
    await w.db.rows(
      `insert into expert_verifications
         (id, member_id, tag_id, room_id, verified_by_id, note, until)
       values ($1, $2, $3, $4, $5, $6, now() + interval '1 year')`,
      [
        ...[id, memberId, scope.tagId ?? null, scope.roomId ?? null, who.admin.id],
        mark('verifynote', ['admin']),
      ],
    );
    return id;
  };
  const knows = (memberId: string, scope: { tagId?: string; roomId?: string }) =>
    w.db.rows(
      `insert into expertise (member_id, tag_id, room_id, answers, accepted, verified, up_votes,
         down_votes, successes, trials, score, as_of)
       values ($1, $2, $3, 9, 9, 0, 9, 0, 27, 27, 0.87, current_date)`,
      [memberId, scope.tagId ?? null, scope.roomId ?? null],
    );
  const offer = async (threadId: string, memberId: string, tagId: string): Promise<string> => {
    const id = uuidv7();
    await w.db.rows(
      `insert into routed_questions (id, thread_id, member_id, tag_id, score, created_at)
       values ($1, $2, $3, $4, 0.5, now())`,
      [id, threadId, memberId, tagId],
    );
    return id;
  };
  await knows(who.insider.id, { roomId: rooms.closed.id });
  await knows(who.exMember.id, { roomId: rooms.closed.id });
  await knows(who.trusted.id, { roomId: rooms.lounge.id });
  await knows(who.trusted.id, { tagId: tags.open.id });
  await knows(who.trusted.id, { tagId: tags.closed.id });
  await knows(who.trusted.id, {});
  await verify(who.insider.id, { tagId: tags.closed.id });
  await w.db.rows(
    `insert into answer_verifications (post_id, member_id, label, room_id)
     values ($1, $2, 'expert', $3)`,
    [posts.closed, who.exMember.id, rooms.closed.id],
  );
  await w.db.rows('update threads set verified_answer_count = 1 where id = $1', [
    threads.closed.id,
  ]);
  await offer(threads.closed.id, who.exMember.id, tags.closed.id);
  for (const followed of [who.insider, who.exMember, who.author]) {
    await w.db.rows(
      `insert into subscriptions (id, member_id, followed_member_id, level)
       values ($1, $2, $3, 'watching')`,
      [uuidv7(), who.neighbour.id, followed.id],
    );
  }
  return {
    verifications: {
      open: await verify(who.trusted.id, { tagId: tags.open.id }),
      closed: await verify(who.insider.id, { roomId: rooms.closed.id }),
    },
    routed: {
      open: await offer(threads.open.id, who.trusted.id, tags.open.id),
      closed: await offer(threads.closed.id, who.insider.id, tags.closed.id),
    },
  };
}
