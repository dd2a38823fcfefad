import { redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { storedHtml } from '$lib/prose/stored-html';
import { run, submit } from '$lib/server/api';
import { dependsOn } from '$lib/server/depends';
import { fieldsOf } from '$lib/server/form';
import { notFound } from '$lib/server/not-found';
import { operation } from '$lib/server/operations/document';
import { type ThreadPage, threadFace } from '$lib/server/operations/thread';
import { listRequest, listView } from '$lib/server/thread-lists';
import type { Actions, PageServerLoad } from './$types';
import { tagHead } from './head.server';

const TAG = operation(
  /* GraphQL */ `
  query Tag($slug: String!, $list: ThreadListKind!, $period: TopPeriod!, $after: String, $signedIn: Boolean!) {
    tag(slug: $slug) {
      id slug name descriptionHtml threadCount
      group { name }
      synonyms { name }
      relatedTags { slug name }
      viewerCanEdit
      viewerIsFollowing @include(if: $signedIn)
    }
    threads(tagSlug: $slug, list: $list, period: $period, first: 20, after: $after) {
      nodes { ...ThreadFace }
      pageInfo { hasNextPage endCursor }
    }
  }
`,
  threadFace,
);
const FOLLOW = /* GraphQL */ `mutation FollowTag($id: ID!) { tagFollow(id: $id) { tag { id } } }`;
const UNFOLLOW = /* GraphQL */ `mutation UnfollowTag($id: ID!) { tagUnfollow(id: $id) { tag { id } } }`;

interface Answer {
  tag: {
    id: string;
    slug: string;
    name: string;
    descriptionHtml: string;
    threadCount: number;
    group: { name: string } | null;
    synonyms: { name: string }[];
    relatedTags: { slug: string; name: string }[];
    viewerCanEdit: boolean;
    viewerIsFollowing?: boolean;
  } | null;
  threads: ThreadPage;
}

export const load: PageServerLoad = async (event) => {
  const { params, locals } = event;
  const request = listRequest(event, 'latest');
  const { order: list, period, after } = request;
  const { tag, threads } = await run<Answer>(event, TAG, {
    slug: params.tag,
    list,
    period,
    after,
    signedIn: locals.viewer !== null,
  });
  if (!tag) notFound();
  if (tag.slug !== params.tag) redirect(301, paths.tag(tag));
  dependsOn(event, 'lists', `tag:${tag.slug}`);
  const { descriptionHtml, ...shown } = tag;
  return {
    head: tagHead(event, tag),
    ...listView(event, threads, request),
    tag: { ...shown, description: descriptionHtml ? storedHtml(event, descriptionHtml) : null },
  };
};

export const actions: Actions = {
  async follow(event) {
    const { id, follow } = await fieldsOf(event);
    const { failure } = await submit(event, follow === 'off' ? UNFOLLOW : FOLLOW, { id });
    return failure ?? redirect(303, event.url.pathname);
  },
};
