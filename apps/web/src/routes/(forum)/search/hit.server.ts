import { paths } from '$lib/paths';
import { type MemberAnswer, toMemberFace } from '$lib/server/operations/member';
import { type ThreadAnswer, toThreadFace } from '$lib/server/operations/thread';
import type { Hit } from './hit';

export interface HitAnswer {
  id: string;
  kind: 'thread' | 'post' | 'member' | 'tag';
  titleHtml: string;
  snippetHtml: string;
  thread: (ThreadAnswer & { isAnsweredByExpert: boolean }) | null;
  post: {
    number: number;
    isAnswer: boolean;
    createdAt: string;
    author: MemberAnswer;
    thread: { number: number; slug: string; language: string };
  } | null;
  member: (MemberAnswer & { answerCount: number }) | null;
  tag: { slug: string; name: string; threadCount: number } | null;
}

/** A find as it is shown; what it names leads to it. */
export function toHit({ id, kind, titleHtml, snippetHtml, ...answer }: HitAnswer): Hit {
  const thread = answer.thread && toThreadFace(answer.thread);
  const place = answer.post?.thread ?? thread;
  const post = answer.post &&
    place && {
      number: answer.post.number,
      isAnswer: answer.post.isAnswer,
      createdAt: answer.post.createdAt,
      author: toMemberFace(answer.post.author),
      href: paths.post(place, answer.post.number),
    };
  const member = answer.member && toMemberFace(answer.member);
  const { tag } = answer;
  const href =
    (kind === 'post' && post?.href) ||
    (thread && paths.thread(thread)) ||
    (member && paths.member(member)) ||
    (tag && paths.tag(tag)) ||
    post?.href ||
    paths.home;
  return {
    id,
    kind,
    href,
    titleHtml,
    snippetHtml,
    language: place?.language,
    thread,
    isAnsweredByExpert: !!answer.thread?.isAnsweredByExpert,
    post,
    member,
    answerCount: answer.member?.answerCount ?? 0,
    tag,
  };
}
