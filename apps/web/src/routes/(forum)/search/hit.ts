import type { MemberFace, TagFace, ThreadFace } from '$lib/ui/shapes';

/** One find: a thread with the post that says most of it, a post, a member or a tag. */
export interface Hit {
  id: string;
  kind: 'thread' | 'post' | 'member' | 'tag';
  href: string;
  /** Escaped text with marks. */
  titleHtml: string;
  snippetHtml: string;
  /** Of the thread the words stand in. */
  language?: string;
  thread: ThreadFace | null;
  isAnsweredByExpert: boolean;
  post: {
    number: number;
    isAnswer: boolean;
    createdAt: string;
    author: MemberFace;
    href: string;
  } | null;
  member: MemberFace | null;
  answerCount: number;
  tag: (TagFace & { threadCount: number }) | null;
}
