import { Recounts } from '@parvis/importer';
import type { MemberRow, ThreadRow } from './factories.js';
import type { World } from './world.js';

export const YEAR_MS = 365 * 86_400_000;

export const tagged = (w: World, thread: ThreadRow, tag: { id: string }) =>
  w.db.rows('insert into thread_tags (thread_id, tag_id) values ($1, $2)', [thread.id, tag.id]);

export const VERIFY = `mutation ($input: ExpertVerifyInput!) {
  expertVerify(input: $input) {
    verification { id until endedAt isActive note tag { slug } room { slug } verifiedBy { handle } }
    member { handle isExpert }
  }
}`;

/** The brand vouches for a member; a year unless said otherwise. */
export async function verified(
  w: World,
  admin: MemberRow,
  member: MemberRow,
  scope: { tagId?: string; roomId?: string },
  until = new Date(Date.now() + YEAR_MS),
): Promise<string> {
  const input = { memberId: member.id, ...scope, until };
  return (await w.as(admin).run(VERIFY, { input })).expertVerify.verification.id;
}

/** An up or down vote of somebody new, cast at a moment. */
export async function voted(w: World, postId: string, value: 1 | -1, at = new Date()) {
  const voter = await w.member();
  await w.db.rows(
    'insert into votes (post_id, member_id, value, created_at) values ($1, $2, $3, $4)',
    [postId, voter.id, value, at],
  );
  await w.db.rows('update posts set vote_score = vote_score + $2 where id = $1', [postId, value]);
}

/** Counters of verified answers, and expertise, are what counting says; factories tell neither. */
export async function expectTrueCounts(
  { app }: World,
  kept = ['AnswerVerificationsRepository', 'ExpertiseUpkeep'],
): Promise<void> {
  const all = await app.nest.get(Recounts, { strict: false }).run();
  const ours = all.filter(({ name }) => kept.includes(name.split('.')[0]!));
  expect(ours).toEqual(kept.map((name) => ({ name: `${name}.recount`, corrected: 0 })));
}
