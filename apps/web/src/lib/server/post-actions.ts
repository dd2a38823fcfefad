import { type RequestEvent, redirect } from '@sveltejs/kit';
import { submit } from './api';
import { fieldsOf } from './form';

const PREVIEW = /* GraphQL */ `query Preview($markdown: String!) { markdownPreview(markdown: $markdown) { html } }`;
const REACT = /* GraphQL */ `mutation React($postId: ID!, $kind: ReactionKind!) { reactionAdd(postId: $postId, kind: $kind) { post { id } } }`;
const UNREACT = /* GraphQL */ `mutation Unreact($postId: ID!, $kind: ReactionKind!) { reactionRemove(postId: $postId, kind: $kind) { post { id } } }`;
const VOTE = /* GraphQL */ `mutation Vote($postId: ID!, $value: Int!) { voteCast(postId: $postId, value: $value) { post { id } } }`;
const BOOKMARK = /* GraphQL */ `mutation Bookmark($postId: ID!) { bookmarkAdd(postId: $postId) { post { id } } }`;
const UNBOOKMARK = /* GraphQL */ `mutation Unbookmark($postId: ID!) { bookmarkRemove(postId: $postId) { post { id } } }`;
const CHOOSE = /* GraphQL */ `mutation Choose($postId: ID!) { answerChoose(postId: $postId) { thread { id } } }`;
const VERIFY = /* GraphQL */ `mutation Verify($postId: ID!) { answerVerify(postId: $postId) { post { id } } }`;
const UNVERIFY = /* GraphQL */ `mutation Unverify($postId: ID!, $memberId: ID) { answerUnverify(postId: $postId, memberId: $memberId) { post { id } } }`;

/** Runs a small write whose form holds nothing to correct, and comes back to the page. */
async function write(
  event: RequestEvent,
  operation: string,
  variables: Record<string, unknown>,
  place = '',
) {
  const { failure } = await submit(event, operation, variables);
  if (failure) return failure;
  if (!event.isDataRequest && event.request.headers.get('accept') !== 'application/json') {
    redirect(303, `${event.url.pathname}${place}`);
  }
}

/** What can be done to a post wherever it is shown. */
export const postActions = {
  async preview(event: RequestEvent) {
    const values = await fieldsOf(event);
    const { data, failure } = await submit<{ markdownPreview: { html: string } }>(
      event,
      PREVIEW,
      { markdown: values.body ?? '' },
      values,
    );
    return failure ?? { previewHtml: data.markdownPreview.html, values };
  },

  async react(event: RequestEvent) {
    const { postId, react, unreact } = await fieldsOf(event);
    return unreact
      ? write(event, UNREACT, { postId, kind: unreact })
      : write(event, REACT, { postId, kind: react });
  },

  async vote(event: RequestEvent) {
    const { vote, unvote } = await fieldsOf(event);
    return write(event, VOTE, { postId: vote ?? unvote, value: vote ? 1 : 0 });
  },

  async bookmark(event: RequestEvent) {
    const { bookmark, unbookmark } = await fieldsOf(event);
    return unbookmark
      ? write(event, UNBOOKMARK, { postId: unbookmark })
      : write(event, BOOKMARK, { postId: bookmark });
  },

  /** Says that an answer is right; `take` names whose verification is taken back, or `mine`. */
  async verify(event: RequestEvent) {
    const { postId, take, number } = await fieldsOf(event);
    const place = number ? `#${number}` : '';
    if (!take) return write(event, VERIFY, { postId }, place);
    const memberId = take === 'mine' ? null : take;
    return write(event, UNVERIFY, { postId, memberId }, place);
  },

  async accept(event: RequestEvent) {
    const { postId } = await fieldsOf(event);
    return write(event, CHOOSE, { postId }, '#solution');
  },
};

export { write };
