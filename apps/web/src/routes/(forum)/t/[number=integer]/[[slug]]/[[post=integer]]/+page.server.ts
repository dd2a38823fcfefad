import { redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import { postActions, write } from '$lib/server/post-actions';
import type { Actions, PageServerLoad } from './$types';
import { loadThread } from './thread.server';
import { threadId } from './thread-id.server';

const REPLY = /* GraphQL */ `
  mutation Reply($threadId: ID!, $input: PostCreateInput!) {
    postCreate(threadId: $threadId, input: $input) {
      post { number thread { number slug } }
    }
  }
`;
const UNCHOOSE = /* GraphQL */ `mutation Unchoose($threadId: ID!) { answerUnchoose(threadId: $threadId) { thread { id } } }`;
const SAME = /* GraphQL */ `mutation Same($threadId: ID!) { sameQuestionAdd(threadId: $threadId) { thread { id } } }`;
const NOT_SAME = /* GraphQL */ `mutation NotSame($threadId: ID!) { sameQuestionRemove(threadId: $threadId) { thread { id } } }`;
const THANK = /* GraphQL */ `mutation Thank($postId: ID!) { reactionAdd(postId: $postId, kind: thanks) { post { id } } }`;

interface Reply {
  /** No post: a person reads it before others do. */
  postCreate: { post: { number: number; thread: { number: number; slug: string } } | null };
}

export const load: PageServerLoad = loadThread;

export const actions: Actions = {
  ...postActions,

  async reply(event) {
    const values = await fieldsOf(event);
    const { body = '', idempotencyKey, formToken } = values;
    const { data, failure } = await submit<Reply>(
      event,
      REPLY,
      { threadId: await threadId(event), input: { bodyMarkdown: body, idempotencyKey, formToken } },
      values,
    );
    if (failure) return failure;
    const { post } = data.postCreate;
    redirect(303, post ? paths.post(post.thread, post.number) : `${paths.held}?new`);
  },

  async unaccept(event) {
    return write(event, UNCHOOSE, { threadId: await threadId(event) });
  },

  /** By who found his answer here while he asked. */
  async thank(event) {
    const { postId } = await fieldsOf(event);
    return write(event, THANK, { postId }, '?answered=thanked');
  },

  async same(event) {
    const { same } = await fieldsOf(event);
    return write(event, same === 'off' ? NOT_SAME : SAME, { threadId: await threadId(event) });
  },
};
