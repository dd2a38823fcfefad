import { redirect } from '@sveltejs/kit';
import { submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import { postActions, write } from '$lib/server/post-actions';
import type { Actions, PageServerLoad } from './$types';
import { loadThread } from './thread.server';
import { threadId } from './thread-id.server';

const REPLY = /* GraphQL */ `
  mutation Reply($threadId: ID!, $input: PostCreateInput!) {
    postCreate(threadId: $threadId, input: $input) { post { number thread { number slug } } }
  }
`;
const UNCHOOSE = /* GraphQL */ `mutation Unchoose($threadId: ID!) { answerUnchoose(threadId: $threadId) { thread { id } } }`;
const SAME = /* GraphQL */ `mutation Same($threadId: ID!) { sameQuestionAdd(threadId: $threadId) { thread { id } } }`;
const NOT_SAME = /* GraphQL */ `mutation NotSame($threadId: ID!) { sameQuestionRemove(threadId: $threadId) { thread { id } } }`;

interface Reply {
  postCreate: { post: { number: number; thread: { number: number; slug: string } } };
}

export const load: PageServerLoad = loadThread;

export const actions: Actions = {
  ...postActions,

  async reply(event) {
    const values = await fieldsOf(event);
    const { body = '', idempotencyKey } = values;
    const { data, failure } = await submit<Reply>(
      event,
      REPLY,
      { threadId: await threadId(event), input: { bodyMarkdown: body, idempotencyKey } },
      values,
    );
    if (failure) return failure;
    const { number, thread } = data.postCreate.post;
    redirect(303, `/t/${thread.number}/${thread.slug}/${number}#${number}`);
  },

  async unaccept(event) {
    return write(event, UNCHOOSE, { threadId: await threadId(event) });
  },

  async same(event) {
    const { same } = await fieldsOf(event);
    return write(event, same === 'off' ? NOT_SAME : SAME, { threadId: await threadId(event) });
  },
};
