import { redirect } from '@sveltejs/kit';
import {
  ENTRIES,
  type FeedPost,
  type FeedThread,
  feedResponse,
  forEveryone,
  postEntry,
} from '$lib/feed/feed.server';
import { paths } from '$lib/paths';
import { run } from '$lib/server/api';
import { notFound } from '$lib/server/not-found';
import type { RequestHandler } from './$types';

const EXPERT = /* GraphQL */ `
  query ExpertFeed($handle: String!) {
    member(handle: $handle) {
      handle name createdAt isExpert
      posts(first: 100) {
        nodes {
          id number bodyHtml createdAt editedAt author { handle name }
          thread { number slug title language kind }
        }
      }
    }
  }
`;

type Written = FeedPost & {
  thread: Pick<FeedThread, 'number' | 'slug' | 'title' | 'language'> & { kind: string };
};
interface Answer {
  member: {
    handle: string;
    name: string;
    createdAt: string;
    isExpert: boolean;
    posts: { nodes: Written[] };
  } | null;
}

/** What an expert answers, and the articles he writes. */
const isTold = ({ number, thread, bodyHtml }: Written) =>
  bodyHtml !== null && (number === 1 ? thread.kind === 'article' : thread.kind === 'question');

export const GET: RequestHandler = async (event) => {
  forEveryone(event);
  const { handle } = event.params;
  const { member } = await run<Answer>(event, EXPERT, { handle });
  if (!member?.isExpert) notFound();
  if (member.handle !== handle) redirect(301, paths.feed(paths.expert(member)));
  const posts = member.posts.nodes.filter(isTold).slice(0, ENTRIES);
  const feed = {
    id: `expert/${member.handle}`,
    title: member.name,
    page: paths.expert(member),
    updatedAt: member.createdAt,
    entries: posts.map((post) => postEntry(event, post.thread, post)),
  };
  return feedResponse(event, feed, 'lists', `member:${member.handle}`);
};
