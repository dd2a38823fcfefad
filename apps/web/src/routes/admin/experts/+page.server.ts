import { redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { faulty, run, submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';
import { type Answer, END, endOf, MEMBER, STATES, VERIFICATIONS, VERIFY } from './experts.server';

const HERE = `${paths.admin}/experts`;
const YEAR_MS = 365 * 86_400_000;
const dayIn = (milliseconds: number) =>
  new Date(Date.now() + milliseconds).toISOString().slice(0, 10);

export const load: PageServerLoad = async (event) => {
  const wanted = event.url.searchParams;
  const state = STATES.find((word) => word === wanted.get('state')) ?? 'active';
  const after = wanted.get('after');
  const answer = await run<Answer>(event, VERIFICATIONS, { state, after });
  const { nodes, pageInfo } = answer.expertVerifications;
  const link = (cursor: string | null) => {
    const query = { ...(state === 'ended' && { state }), ...(cursor && { after: cursor }) };
    return `?${new URLSearchParams(query)}`;
  };
  return {
    state,
    verifications: nodes,
    tags: answer.tags.nodes.map(({ id, name }) => ({ value: `tag:${id}`, label: name })),
    rooms: answer.rooms.map(({ id, name }) => ({ value: `room:${id}`, label: name })),
    member: wanted.get('member') ?? '',
    soonest: dayIn(0),
    inAYear: dayIn(YEAR_MS),
    latest: dayIn(2 * YEAR_MS - 86_400_000),
    newer: after ? link(null) : null,
    older: pageInfo.hasNextPage ? link(pageInfo.endCursor) : null,
    done: wanted.get('done'),
  };
};

export const actions: Actions = {
  async verify(event) {
    const values = await fieldsOf(event);
    const handle = (values.member ?? '').trim().replace(/^@/, '');
    const [kind, id] = (values.in ?? '').split(':');
    if (!id) return faulty(event, { in: 'required' }, values);
    if (!/^\d{4}-\d\d-\d\d$/.test(values.until ?? '')) {
      return faulty(event, { until: 'required' }, values);
    }
    const { member } = await run<{ member: { id: string } | null }>(event, MEMBER, { handle });
    if (!member) return faulty(event, { member: 'member_not_found' }, values);
    const { failure } = await submit(
      event,
      VERIFY,
      {
        input: {
          memberId: member.id,
          [kind === 'room' ? 'roomId' : 'tagId']: id,
          until: endOf(values.until ?? ''),
          note: values.note ?? '',
        },
      },
      values,
    );
    return failure ?? redirect(303, `${HERE}?done=verified`);
  },

  async end(event) {
    const { id } = await fieldsOf(event);
    const { failure } = await submit(event, END, { id });
    return failure ?? redirect(303, `${HERE}?done=ended`);
  },
};
