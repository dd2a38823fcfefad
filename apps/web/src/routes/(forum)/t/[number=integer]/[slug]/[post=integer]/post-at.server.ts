import { type RequestEvent, redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { run } from '$lib/server/api';
import { notFound } from '$lib/server/not-found';

interface Placed {
  number: number;
  thread: { number: number; slug: string };
}

type PostEvent = RequestEvent<{ number: string; slug: string; post: string }>;

/** What the pages about one post show above it. */
export const postPlace = /* GraphQL */ `
  id number state
  author { handle name }
  thread { id number slug title kind language room { slug name colour } }
`;

export interface PostPlace extends Placed {
  id: string;
  state: 'standing' | 'withdrawn' | 'hidden' | 'removed';
  author: { handle: string; name: string };
  thread: {
    id: string;
    number: number;
    slug: string;
    title: string;
    kind: 'question' | 'discussion' | 'idea' | 'article';
    language: string;
    room: { slug: string; name: string; colour: string };
  };
}

/** Reads the post of the address; an outdated address is sent to today's. */
export async function postAt<T extends Placed>(
  event: PostEvent,
  operation: string,
  variables: Record<string, unknown> = {},
): Promise<T> {
  const { params, route, url } = event;
  const { postAt: post } = await run<{ postAt: T | null }>(event, operation, {
    ...variables,
    threadNumber: Number(params.number),
    postNumber: Number(params.post),
  });
  if (!post) notFound();
  const page = route.id?.split('/').at(-1);
  const address = `${paths.thread(post.thread)}/${post.number}/${page}`;
  if (decodeURI(url.pathname) !== decodeURI(address)) redirect(301, address + url.search);
  return post;
}

/** The id of the post of the address, for the writes of its pages. */
export async function postId(event: PostEvent): Promise<string> {
  const { postAt: post } = await run<{ postAt: { id: string } | null }>(event, POST_ID, {
    threadNumber: Number(event.params.number),
    postNumber: Number(event.params.post),
  });
  return post?.id ?? notFound();
}

const POST_ID = /* GraphQL */ `
  query PostId($threadNumber: Int!, $postNumber: Int!) {
    postAt(threadNumber: $threadNumber, postNumber: $postNumber) { id }
  }
`;
