import { DecisionExecution } from '@parvis/moderation';
import type { MemberRow } from './factories.js';
import type { Refusal, World } from './world.js';

const FLAG = `mutation ($input: FlagInput!) { flagRaise(input: $input) { flag { id } } }`;
const OPEN = `mutation ($input: ReviewableOpenInput!) {
  reviewableOpen(input: $input) { reviewable { id } } }`;
export const DECIDE = `mutation ($id: ID!, $input: DecisionInput!) {
  reviewableDecide(id: $id, input: $input) {
    decision { id verb state executeAfter actions { kind hours } clause { code } facts }
    reviewable { id state version } } }`;
const UNDO = `mutation ($id: ID!) {
  decisionUndo(id: $id) { decision { id state } reviewable { id state version } } }`;
const REVERSE = `mutation ($id: ID!, $input: DecisionReverseInput!) {
  decisionReverse(id: $id, input: $input) {
    decision { id verb state reversesId } reviewable { id state } } }`;

type Wish = Record<string, unknown>;

/** Works the queue as staff would, through the API, without its pages. */
export class Review {
  constructor(private readonly w: World) {}

  /** Flags a post and answers its case. */
  async flagged(postId: string, by: MemberRow, reasonCode = 'spam'): Promise<string> {
    await this.w.as(by).run(FLAG, { input: { postId, reasonCode } });
    return this.caseOf(postId);
  }

  async caseOf(targetId: string): Promise<string> {
    const [item] = await this.w.db.rows<{ id: string }>(
      'select id from reviewables where target_id = $1',
      [targetId],
    );
    return item!.id;
  }

  /** A case that staff open on their own initiative. */
  async opened(by: MemberRow, target: { postId: string } | { memberId: string }): Promise<string> {
    const { reviewableOpen } = await this.w.as(by).run(OPEN, { input: target });
    return reviewableOpen.reviewable.id;
  }

  async item(id: string): Promise<Record<string, any>> {
    const [item] = await this.w.db.rows<Record<string, any>>(
      'select * from reviewables where id = $1',
      [id],
    );
    return item!;
  }

  /** The decision on the case as it reads now. */
  async input(id: string, wish: Wish): Promise<Wish> {
    const { version, content_hash: contentHash } = await this.item(id);
    return { version, contentHash, ...wish };
  }

  async decide(by: MemberRow, id: string, wish: Wish): Promise<any> {
    const input = await this.input(id, wish);
    return (await this.w.as(by).run(DECIDE, { id, input })).reviewableDecide;
  }

  async refusal(by: MemberRow, id: string, wish: Wish): Promise<Refusal> {
    return this.w.as(by).refusal(DECIDE, { id, input: await this.input(id, wish) });
  }

  async act(by: MemberRow, id: string, kinds: (string | [string, number])[], rest: Wish = {}) {
    const actions = kinds.map((kind) =>
      typeof kind === 'string' ? { kind } : { kind: kind[0], hours: kind[1] },
    );
    return this.decide(by, id, { verb: 'act', actions, clauseCode: 'respect', ...rest });
  }

  /** Acts, and waits until it is done. */
  async done(by: MemberRow, id: string, kinds: (string | [string, number])[], rest: Wish = {}) {
    const { decision } = await this.act(by, id, kinds, rest);
    await this.settle();
    return decision;
  }

  async undo(by: MemberRow, id: string): Promise<any> {
    return (await this.w.as(by).run(UNDO, { id })).decisionUndo;
  }

  undoRefusal(by: MemberRow, id: string): Promise<Refusal> {
    return this.w.as(by).refusal(UNDO, { id });
  }

  async reverse(by: MemberRow, id: string, facts = ''): Promise<any> {
    return (await this.w.as(by).run(REVERSE, { id, input: { facts } })).decisionReverse;
  }

  reverseRefusal(by: MemberRow, id: string): Promise<Refusal> {
    return this.w.as(by).refusal(REVERSE, { id, input: {} });
  }

  /** Lets the wait of every decision pass. */
  async settle(): Promise<void> {
    this.w.setNow(new Date(Date.now() + 11_000));
    await this.w.app.nest.get(DecisionExecution, { strict: false }).executeDue();
    this.w.setNow(null);
  }

  /** Every row that a decision may touch, as it is now; views are counted by a clock of their own. */
  async rows(): Promise<Record<string, unknown[]>> {
    const dump: Record<string, unknown[]> = {};
    for (const table of RESTRICTED) {
      const rows = await this.w.db.rows<{ row: unknown }>(
        `select to_jsonb(t) - 'view_count' as row from ${table} t order by to_jsonb(t)::text`,
      );
      dump[table] = rows.map(({ row }) => row);
    }
    return dump;
  }
}

const RESTRICTED = [
  'reviewables',
  'reviewable_snapshots',
  'flags',
  'posts',
  'threads',
  'members',
  'rooms',
  'sanctions',
  'statements',
  'staff_notes',
  'held_posts',
  'appeals',
];
