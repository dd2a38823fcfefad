import { paths } from '$lib/paths';
import type { Thing } from './json-ld';
import { textOf } from './text-of';

/** What is told of a post; one without HTML is not told of at all. */
export interface ToldPost {
  number: number;
  bodyHtml: string | null;
  createdAt: string;
  editedAt: string | null;
  voteScore: number;
  isAnswer: boolean;
  isVerifiedAnswer?: boolean;
  author: ToldMember;
}

export interface ToldMember {
  handle: string;
  name: string;
}

export interface ToldThread {
  number: number;
  slug: string;
  title: string;
  kind: 'question' | 'discussion' | 'idea' | 'article';
  language: string;
  createdAt: string;
  lastPostAt: string;
  replyCount: number;
  voteScore: number;
}

const person = (origin: string, member: ToldMember): Thing => ({
  '@type': 'Person',
  name: member.name,
  url: origin + paths.member(member),
});

const written = (origin: string, post: ToldPost) => ({
  text: textOf(post.bodyHtml ?? ''),
  datePublished: post.createdAt,
  ...(post.editedAt && { dateModified: post.editedAt }),
  author: person(origin, post.author),
});

function reply(origin: string, thread: ToldThread, post: ToldPost): Thing {
  const url = origin + paths.post(thread, post.number);
  const votes = { upvoteCount: Math.max(0, post.voteScore) };
  return thread.kind === 'question'
    ? { '@type': 'Answer', ...written(origin, post), url, ...votes }
    : { '@type': 'Comment', ...written(origin, post), url };
}

/** A thread with the replies of its first page: what the page shows, in the words of schema.org. */
export function threadThing(
  origin: string,
  thread: ToldThread,
  opening: ToldPost,
  answer: ToldPost | null,
  replies: readonly ToldPost[],
): Thing {
  const url = origin + paths.thread(thread);
  const common = { ...written(origin, opening), url, inLanguage: thread.language };
  const shown = replies.filter(({ bodyHtml }) => bodyHtml !== null);
  if (thread.kind !== 'question') {
    return {
      '@type': thread.kind === 'article' ? 'Article' : 'DiscussionForumPosting',
      headline: thread.title,
      ...common,
      mainEntityOfPage: url,
      comment: shown.map((post) => reply(origin, thread, post)),
      commentCount: thread.replyCount,
      interactionStatistic: statistics(thread),
    };
  }
  const suggested = shown.filter((post) => !post.isAnswer);
  const verified = suggested.filter((post) => post.isVerifiedAnswer);
  const others = suggested.filter((post) => !post.isVerifiedAnswer);
  return {
    '@type': 'QAPage',
    mainEntity: {
      '@type': 'Question',
      name: thread.title,
      ...common,
      answerCount: thread.replyCount,
      ...(answer?.bodyHtml && { acceptedAnswer: reply(origin, thread, answer) }),
      ...(suggested.length > 0 && {
        suggestedAnswer: [...verified, ...others].map((post) => reply(origin, thread, post)),
      }),
    },
  };
}

const counter = (type: string, count: number): Thing => ({
  '@type': 'InteractionCounter',
  interactionType: `https://schema.org/${type}`,
  userInteractionCount: count,
});

const statistics = ({ kind, replyCount, voteScore }: ToldThread): Thing[] => [
  counter('CommentAction', replyCount),
  ...(kind === 'idea' ? [counter('LikeAction', Math.max(0, voteScore))] : []),
];

/** A member's page. */
export function profileThing(
  origin: string,
  member: ToldMember & { createdAt: string; postCount: number },
  { bioHtml = '', image = null }: { bioHtml?: string; image?: string | null },
): Thing {
  const description = textOf(bioHtml, 500);
  return {
    '@type': 'ProfilePage',
    dateCreated: member.createdAt,
    mainEntity: {
      ...person(origin, member),
      alternateName: `@${member.handle}`,
      identifier: member.handle,
      ...(description && { description }),
      ...(image && { image: new URL(image, origin).href }),
      agentInteractionStatistic: counter('WriteAction', member.postCount),
    },
  };
}
