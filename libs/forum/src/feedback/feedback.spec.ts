import { ANONYMOUS, type Viewer } from '@parvis/kernel';
import { bookmarkPolicy } from '../bookmarks/bookmark.policy.js';
import type { Post } from '../posts/post.entity.js';
import { reactionPolicy } from '../reactions/reaction.policy.js';
import type { Room, ThreadKind } from '../rooms/room.entity.js';
import { sameQuestionPolicy } from '../same-questions/same-question.policy.js';
import { Thread } from '../threads/thread.entity.js';
import { votePolicy } from '../votes/vote.policy.js';
import { feedbackPolicy } from './feedback.policy.js';

const member: Viewer = { ...ANONYMOUS, memberId: 'm', role: 'member', emailConfirmed: true };
const author: Viewer = { ...member, memberId: 'a' };
const unconfirmed: Viewer = { ...member, emailConfirmed: false };
const admin: Viewer = { ...author, memberId: 'x', role: 'admin' };

const room = { id: 'r', visibility: 'public', archivedAt: null } as Room;
const closed = { ...room, visibility: 'private' } as Room;
const threadOf = (kind: ThreadKind, columns: Partial<Thread> = {}) =>
  Object.assign(new Thread(), {
    id: 't',
    kind,
    authorId: 'a',
    state: 'open',
    withdrawnAt: null,
    removedAt: null,
    mergedIntoId: null,
    ...columns,
  }) as Thread;
const postOf = (number: number, columns: Partial<Post> = {}) =>
  ({ number, authorId: 'a', withdrawnAt: null, removedAt: null, ...columns }) as Post;
const question = { thread: threadOf('question'), room };
const hiddenPlace = { thread: threadOf('question'), room: closed };
const archived = { thread: threadOf('question', { state: 'archived' }), room };

describe('feedbackPolicy', () => {
  it('asks for a confirmed member who sees a standing thread', () => {
    expect(feedbackPolicy.give(member, question)).toBeNull();
    expect(feedbackPolicy.give(ANONYMOUS, question)?.code).toBe('UNAUTHENTICATED');
    expect(feedbackPolicy.give(unconfirmed, question)?.reason).toBe('email_unconfirmed');
    expect(feedbackPolicy.give(member, hiddenPlace)?.code).toBe('NOT_FOUND');
    const withdrawn = { thread: threadOf('question', { withdrawnAt: new Date() }), room };
    expect(feedbackPolicy.give(admin, withdrawn)?.reason).toBe('thread_not_standing');
    expect(feedbackPolicy.give(member, archived)?.reason).toBe('thread_archived');
  });

  it('lets what was given be taken back, also without a confirmed address', () => {
    expect(feedbackPolicy.takeBack(unconfirmed, question)).toBeNull();
    expect(feedbackPolicy.takeBack(member, archived)?.reason).toBe('thread_archived');
    expect(feedbackPolicy.takeBack(member, hiddenPlace)?.code).toBe('NOT_FOUND');
  });
});

describe('reactionPolicy', () => {
  it('lets members react to standing posts of others', () => {
    expect(reactionPolicy.react(member, postOf(3), question)).toBeNull();
    expect(reactionPolicy.react(author, postOf(3), question)?.reason).toBe('own_post');
    const gone = postOf(3, { removedAt: new Date() });
    expect(reactionPolicy.react(member, gone, question)?.reason).toBe('post_not_standing');
  });
});

describe('votePolicy', () => {
  const cast = (kind: ThreadKind, number: number, value: number, viewer = member) =>
    votePolicy.cast(viewer, postOf(number), { thread: threadOf(kind), room }, value)?.reason;

  it('takes both directions on replies to questions', () => {
    expect(cast('question', 2, 1)).toBeUndefined();
    expect(cast('question', 2, -1)).toBeUndefined();
    expect(cast('question', 1, 1)).toBe('post_not_votable');
  });

  it('takes support for an idea alone', () => {
    expect(cast('idea', 1, 1)).toBeUndefined();
    expect(cast('idea', 1, -1)).toBe('votes_up_only');
    expect(cast('idea', 2, 1)).toBe('post_not_votable');
  });

  it('takes nothing on discussions and articles, nor on what one wrote', () => {
    expect(cast('discussion', 2, 1)).toBe('post_not_votable');
    expect(cast('article', 1, 1)).toBe('post_not_votable');
    expect(cast('question', 2, 1, author)).toBe('own_post');
  });

  it('lets a vote be taken back wherever it once was given', () => {
    expect(cast('discussion', 2, 0)).toBeUndefined();
    expect(votePolicy.cast(member, postOf(2), archived, 0)?.reason).toBe('thread_archived');
  });
});

describe('sameQuestionPolicy', () => {
  const add = (viewer: Viewer, thread: Thread) => sameQuestionPolicy.add(viewer, thread, room);

  it('is for the questions of others', () => {
    expect(add(member, threadOf('question'))).toBeNull();
    expect(add(member, threadOf('idea'))?.reason).toBe('not_a_question');
    expect(add(author, threadOf('question'))?.reason).toBe('own_question');
  });
});

describe('bookmarkPolicy', () => {
  it('is for members, on every standing post they see, their own too', () => {
    expect(bookmarkPolicy.add(author, postOf(1), question)).toBeNull();
    expect(bookmarkPolicy.add(unconfirmed, postOf(1), archived)).toBeNull();
    expect(bookmarkPolicy.add(ANONYMOUS, postOf(1), question)?.code).toBe('UNAUTHENTICATED');
    expect(bookmarkPolicy.add(member, postOf(1), hiddenPlace)?.code).toBe('NOT_FOUND');
    const gone = postOf(2, { withdrawnAt: new Date() });
    expect(bookmarkPolicy.add(member, gone, question)?.reason).toBe('post_not_standing');
  });
});
