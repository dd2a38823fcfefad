import { redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import { postActions } from '$lib/server/post-actions';
import { reasonOf } from '$lib/server/reason-of';
import { requireViewer } from '$lib/server/require-viewer';
import { type PostPlace, postAt, postId, postPlace } from '../post-at.server';
import type { Actions, PageServerLoad } from './$types';

const POST = /* GraphQL */ `
  query PostToEdit($threadNumber: Int!, $postNumber: Int!) {
    postAt(threadNumber: $threadNumber, postNumber: $postNumber) {
      ${postPlace}
      bodyMarkdown revisionCount viewerCanEdit viewerCannotEditReason
    }
  }
`;
const UPDATE = /* GraphQL */ `
  mutation UpdatePost($id: ID!, $input: PostUpdateInput!) {
    postUpdate(id: $id, input: $input) { post { number thread { number slug } } }
  }
`;

interface PostToEdit extends PostPlace {
  bodyMarkdown: string | null;
  revisionCount: number;
  viewerCanEdit: boolean;
  viewerCannotEditReason: string | null;
}

interface Updated {
  postUpdate: { post: { number: number; thread: { number: number; slug: string } } | null };
}

export const load: PageServerLoad = async (event) => {
  requireViewer(event);
  const { viewerCanEdit, viewerCannotEditReason, ...post } = await postAt<PostToEdit>(event, POST);
  const refusal = viewerCanEdit
    ? null
    : await reasonOf(event, viewerCannotEditReason ?? 'FORBIDDEN');
  return { post, refusal };
};

export const actions: Actions = {
  async preview(event) {
    const values = await fieldsOf({ request: event.request.clone() });
    return { ...(await postActions.preview(event)), values };
  },

  async save(event) {
    const values = await fieldsOf(event);
    const { body: bodyMarkdown = '', reason, title, expectedRevision } = values;
    const input = { bodyMarkdown, reason, title, expectedRevision: Number(expectedRevision) };
    const id = await postId(event);
    const { data, failure } = await submit<Updated>(event, UPDATE, { id, input }, values);
    if (failure) return failure;
    const { post } = data.postUpdate;
    redirect(303, post ? paths.post(post.thread, post.number) : `${paths.held}?new`);
  },
};
