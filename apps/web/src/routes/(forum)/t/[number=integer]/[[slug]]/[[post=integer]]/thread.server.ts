import { type RequestEvent, redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { run } from '$lib/server/api';
import { dependsOn } from '$lib/server/depends';
import { notFound } from '$lib/server/not-found';
import { onServer } from '$lib/server/on-server';
import { type Fragment, operation } from '$lib/server/operations/document';
import { type MemberAnswer, memberFace, toMemberFace } from '$lib/server/operations/member';
import { type PostAnswer, postFace, postOfViewer, toPostFace } from '$lib/server/operations/post';
import { type ThreadAnswer, threadFace, toThreadFace } from '$lib/server/operations/thread';
import { quotation } from '$lib/thread/quote';
import { askedToo, type DuplicateAnswer, duplicateFields, namedThreads } from './duplicates.server';
import { threadHead } from './head.server';

/** Strangers are asked about nothing but the thread, so that one document serves them all. */
const threadOperation = (
  post: string,
  viewer: { of: string; root: string },
  ...fragments: Fragment[]
) =>
  operation(
    /* GraphQL */ `
  query Thread($number: Int!, $from: Int, $around: Int) {
    thread(number: $number) {
      id viewCount sameQuestionCount participantCount excerpt ${duplicateFields}
      ...ThreadFace
      opening { ${post} }
      answer { ${post} }
      answerChosenBy { handle name }
      posts(first: 20, from: $from, around: $around) {
        nodes { ${post} }
        pageInfo { hasNextPage }
      }
      ${viewer.of}
    }
    ${viewer.root}
  }
`,
    threadFace,
    postFace,
    ...fragments,
  );
const FOR_STRANGERS = threadOperation('...PostFace', { of: '', root: '' });
const FOR_MEMBERS = threadOperation(
  '...PostFace ...PostOfViewer',
  {
    of: 'viewerHasSameQuestion viewerCanReply viewerCannotReplyReason viewerCanModerate viewerCanEdit viewerCanRestore viewerCanMarkDuplicate viewerCanUnmarkDuplicate',
    root: 'formToken',
  },
  postOfViewer,
);

interface Answer extends ThreadAnswer, DuplicateAnswer {
  id: string;
  viewCount: number;
  sameQuestionCount: number;
  participantCount: number;
  excerpt: string;
  opening: PostAnswer;
  answer: PostAnswer | null;
  answerChosenBy: { handle: string; name: string } | null;
  posts: { nodes: PostAnswer[]; pageInfo: { hasNextPage: boolean } };
  viewerHasSameQuestion?: boolean;
  viewerCanReply?: boolean;
  viewerCannotReplyReason?: string | null;
  viewerCanModerate?: boolean;
  viewerCanEdit?: boolean;
  viewerCanRestore?: boolean;
  viewerCanMarkDuplicate?: boolean;
  viewerCanUnmarkDuplicate?: boolean;
}

const PAGE = 20;

/** Reads a thread and the posts of its page; sends an outdated address to today's. */
export async function loadThread(
  event: RequestEvent<{ number: string; slug?: string; post?: string }>,
) {
  const { params, url, locals } = event;
  const from = positive(url.searchParams.get('from'));
  const { thread, formToken } = await run<{ thread: Answer | null; formToken?: string }>(
    event,
    locals.viewer ? FOR_MEMBERS : FOR_STRANGERS,
    {
      number: Number(params.number),
      from,
      around: params.post ? Number(params.post) : null,
    },
  );
  if (!thread) notFound();
  toTodaysAddress(event, thread);
  const surroundings = {
    kind: thread.kind,
    language: thread.language,
    canReply: !!thread.viewerCanReply,
    isSignedIn: locals.viewer !== null,
    canModerate: !!thread.viewerCanModerate,
    viewerHandle: locals.viewer?.handle,
  };
  const choosing = positive(url.searchParams.get('react'));
  const face = (post: PostAnswer) => ({
    ...toPostFace(event, post, surroundings),
    isChoosing: post.number === choosing,
  });
  const replies = thread.posts.nodes.filter((post) => post.number > 1);
  const first = thread.posts.nodes[0]?.number ?? 1;
  const people = [thread.opening, ...thread.posts.nodes].map((post) => post.author);
  const shown = thread.answer ? [...thread.posts.nodes, thread.answer] : thread.posts.nodes;
  const verifiers = shown.flatMap((post) => post.verifications.map(({ member }) => member));
  const asked = await askedToo(event, thread);
  dependsOn(
    event,
    `thread:${thread.number}`,
    ...[...people, ...verifiers].map((member) => `member:${member.handle}`),
    ...namedThreads(thread, asked),
  );
  event.setHeaders({ 'x-parvis-thread': String(thread.number) });
  return {
    head: threadHead(event, thread, thread.posts.nodes),
    thread: onServer({
      ...toThreadFace(thread),
      id: thread.id,
      room: thread.room,
      viewCount: thread.viewCount,
      sameQuestionCount: thread.sameQuestionCount,
      isLocked: thread.state === 'locked',
      isArchived: thread.state === 'archived',
      hasSameQuestion: !!thread.viewerHasSameQuestion,
      excerpt: thread.excerpt,
      canModerate: !!thread.viewerCanModerate,
      canManage: !!thread.viewerCanEdit || !!thread.viewerCanRestore,
      canMark: !!thread.viewerCanMarkDuplicate,
      canUnmark: !!thread.viewerCanUnmarkDuplicate,
    }),
    duplicateOf: thread.duplicateOf,
    asked: asked && onServer(asked),
    /** He came here from asking: the answer was there already. */
    answered: locals.viewer && thread.answer ? url.searchParams.get('answered') : null,
    isMine: locals.viewer?.handle === thread.author.handle,
    opening: onServer(face(thread.opening)),
    answer: thread.answer && onServer(face(thread.answer)),
    answerChosenBy: thread.answerChosenBy && {
      name: thread.answerChosenBy.name,
      isAsker: thread.answerChosenBy.handle === thread.author.handle,
    },
    replies: onServer(replies.map(face)),
    people: onServer(distinct(people).map(toMemberFace)),
    quoted: await quoted(event, thread.number),
    formToken,
    refusal: locals.viewer ? refusalOf(thread) : ('signIn' as const),
    earlier: first > 1 ? earlierPage(first) : null,
    later: thread.posts.pageInfo.hasNextPage ? `?from=${(replies.at(-1)?.number ?? 1) + 1}` : null,
  };
}

const QUOTED = operation(
  /* GraphQL */ `
  query Quoted($number: Int!, $from: Int!) {
    thread(number: $number) {
      posts(first: 1, from: $from) { nodes { number bodyMarkdown author { ...MemberFace } } }
    }
  }
`,
  memberFace,
);

interface Quoted {
  thread: {
    posts: { nodes: { number: number; bodyMarkdown: string | null; author: MemberAnswer }[] };
  };
}

/** Without script, the quote link comes back here as `?quote=7` and the reply begins with it. */
async function quoted(event: RequestEvent, number: number): Promise<string | undefined> {
  const from = positive(event.url.searchParams.get('quote'));
  if (from === null) return undefined;
  const { thread } = await run<Quoted>(event, QUOTED, { number, from });
  const post = thread.posts.nodes[0];
  if (post?.number !== from || !post.bodyMarkdown) return undefined;
  return quotation({ number: from, author: toMemberFace(post.author) }, post.bodyMarkdown);
}

const earlierPage = (first: number) => (first - PAGE > 1 ? `?from=${first - PAGE}` : '?');

function refusalOf(thread: Answer) {
  if (thread.viewerCanReply) return null;
  if (thread.state === 'archived') return 'archived' as const;
  const { viewerCannotReplyReason: reason } = thread;
  if (reason === 'email_unconfirmed') return 'unconfirmed' as const;
  if (reason === 'silenced') return 'silenced' as const;
  if (reason === 'suspended') return 'suspended' as const;
  return thread.state === 'locked' ? ('locked' as const) : ('membersOnly' as const);
}

function toTodaysAddress({ params, url }: RequestEvent, thread: ThreadAnswer): void {
  if (params.slug === thread.slug && Number(params.number) === thread.number) return;
  const place = params.post ? `/${params.post}` : '';
  redirect(301, `${paths.thread(thread)}${place}${url.search}`);
}

function positive(word: string | null): number | null {
  return word && /^[1-9]\d{0,8}$/.test(word) ? Number(word) : null;
}

const distinct = (members: MemberAnswer[]) =>
  [...new Map(members.map((member) => [member.handle, member])).values()].slice(0, 12);
