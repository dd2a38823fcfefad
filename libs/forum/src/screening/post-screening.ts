import type { SignedInViewer, Viewer } from '@parvis/kernel';
import type { Room, ThreadKind } from '../rooms/room.entity.js';
import type { Thread } from '../threads/thread.entity.js';

/** A text as posts store it. */
export interface StoredText {
  bodyMarkdown: string;
  bodyHtml: string;
  /** The words alone, for search and excerpts. */
  bodyText: string;
  mentionedIds: string[];
}

/** A text that was rendered just now. */
export interface SubmittedText extends StoredText {
  /** Targets of links, each once. */
  links: string[];
  images: string[];
}

/** What a member sends, before anything of it is written. */
export interface Submission {
  /** `rename` changes a thread's title or tags and no text; it is never held. */
  kind: 'thread' | 'reply' | 'edit' | 'rename';
  viewer: SignedInViewer;
  room: Room;
  /** Null of a new thread. */
  thread: Thread | null;
  /** The post that an edit rewrites. */
  postId: string | null;
  replyToId: string | null;
  /** What kind of thread it would open; null unless it opens one. */
  threadKind: ThreadKind | null;
  /** Of a new thread, or the new one of an edit; null where none was given. */
  title: string | null;
  /** Two letters; the thread's. */
  language: string;
  /** Names as they were typed. */
  tags: readonly string[];
  text: SubmittedText;
  /** Why an edit was made; empty when nobody said. */
  reason: string;
  /** What `formToken` answered when the form was opened; null when the client did not ask. */
  formToken: string | null;
}

/** Another title, or other tags, for a thread whose opening post stays as it is. */
export const renaming = (
  viewer: Viewer,
  { thread, room }: { thread: Thread; room: Room },
  { title = null, tags = [] }: { title?: string | null; tags?: readonly string[] },
): Submission => ({
  kind: 'rename',
  viewer: viewer as SignedInViewer,
  room,
  thread,
  postId: null,
  replyToId: null,
  threadKind: null,
  title,
  language: thread.language,
  tags,
  text: {
    bodyMarkdown: '',
    bodyHtml: '',
    bodyText: '',
    mentionedIds: [],
    links: [],
    images: [],
  },
  reason: '',
  formToken: null,
});

/** What shall be written of a submission, and how. */
export interface Screened {
  title: string | null;
  text: SubmittedText;
  /** Names of tags that rules add to the thread; each exists. */
  addedTags: readonly string[];
  /** Whether staff read it before anybody else does. */
  isHeld: boolean;
}

/** The post that came of a submission. */
export interface ScreenedPost {
  id: string;
  threadId: string;
}

/**
 * The port through which rules judge what members write. The forum asks it after the text is
 * rendered and before the transaction opens; moderation provides it.
 */
export abstract class PostScreening {
  /** INVALID when the words are refused; else what to write, and whether it is held. */
  abstract screen(submission: Submission): Promise<Screened>;

  /** Keeps what is held, in the caller's transaction, who holds the author's row; its id. */
  abstract hold(submission: Submission, screened: Screened): Promise<string>;

  /** Called in the transaction that published the post. */
  abstract published(submission: Submission, screened: Screened, post: ScreenedPost): Promise<void>;
}

/** Lets everything pass: what holds where no moderation is wired in. */
export class NoScreening extends PostScreening {
  async screen({ title, text }: Submission): Promise<Screened> {
    return { title, text, addedTags: [], isHeld: false };
  }

  async hold(): Promise<string> {
    throw new Error('nothing is held without rules');
  }

  async published(): Promise<void> {}
}

/** What came of a submission: a row that all may see, or one that waits for staff. */
export type Written<T> = { row: T; heldPostId: null } | { row: null; heldPostId: string };
