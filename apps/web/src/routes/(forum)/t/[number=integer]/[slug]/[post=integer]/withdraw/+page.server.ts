import { redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { submit } from '$lib/server/api';
import { requireViewer } from '$lib/server/require-viewer';
import { type PostPlace, postAt, postPlace } from '../post-at.server';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const POST = /* GraphQL */ `
  query PostToWithdraw($threadNumber: Int!, $postNumber: Int!) {
    postAt(threadNumber: $threadNumber, postNumber: $postNumber) {
      ${postPlace}
      bodyMarkdown viewerCanWithdraw viewerCanRestore
    }
  }
`;
const WITHDRAW = /* GraphQL */ `mutation WithdrawPost($id: ID!) { postWithdraw(id: $id) { post { id } } }`;
const RESTORE = /* GraphQL */ `mutation RestorePost($id: ID!) { postRestore(id: $id) { post { id } } }`;

interface PostToWithdraw extends PostPlace {
  bodyMarkdown: string | null;
  viewerCanWithdraw: boolean;
  viewerCanRestore: boolean;
}

/** The opening post goes with its thread, which is withdrawn where the thread is looked after. */
async function reply(event: RequestEvent): Promise<PostToWithdraw> {
  requireViewer(event);
  const post = await postAt<PostToWithdraw>(event, POST);
  if (post.number === 1) redirect(303, `${paths.thread(post.thread)}/moderate#withdraw`);
  return post;
}

export const load: PageServerLoad = async (event) => ({ post: await reply(event) });

async function change(event: RequestEvent, operation: string) {
  const { id, number, thread } = await reply(event);
  const { failure } = await submit(event, operation, { id });
  return failure ?? redirect(303, paths.post(thread, number));
}

export const actions: Actions = {
  withdraw: (event) => change(event, WITHDRAW),
  restore: (event) => change(event, RESTORE),
};
