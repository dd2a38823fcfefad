import { readLine } from './read-line.js';

const rules = { loadedAt: new Date('2026-11-21T12:00:00Z'), keepRoles: true };
const read = (line: object, more = {}) => {
  const outcome = readLine({ number: 1, text: JSON.stringify(line) }, { ...rules, ...more });
  if ('loss' in outcome) throw new Error(`${outcome.loss.reason} ${outcome.loss.detail}`);
  return outcome;
};
const reply = {
  type: 'post',
  id: 'p1',
  threadId: 't1',
  authorId: 'u1',
  createdAt: '2020-01-01',
  bodyText: 'x',
};

test('reads sums of votes, scores, ups and downs, and lists of votes', () => {
  const votes = (line: object) => {
    const { votes, likes, memberVotes } = read(line).read.record as Record<string, unknown>;
    return { votes, likes, listed: (memberVotes as unknown[]).length };
  };
  expect(votes({ ...reply, score: -4 })).toEqual({ votes: -4, likes: 0, listed: 0 });
  expect(votes({ ...reply, votesUp: 5, votesDown: 7 })).toEqual({ votes: -2, likes: 0, listed: 0 });
  expect(votes({ ...reply, votes: 12, likes: 2 })).toEqual({ votes: 12, likes: 2, listed: 0 });
  expect(votes({ ...reply, votes: [{ userId: 'u2', value: -1 }] })).toEqual({
    votes: 0,
    likes: 0,
    listed: 1,
  });
});

test('takes the score of a comment for likes', () => {
  const { threadId: _, ...rest } = reply;
  const comment = { ...rest, type: 'comment', parentId: 'p9', score: 3 };
  expect(read(comment).read).toMatchObject({
    parent: 'p9',
    replyTo: 'p9',
    record: { likes: 3, votes: 0 },
  });
});

test('takes numbers for ids and leaves none of their digits out', () => {
  expect(read({ ...reply, id: 12, threadId: 7 }).read).toMatchObject({
    sourceId: '12',
    parent: '7',
  });
});

test('names the fields that hold something and have no place', () => {
  const { unplaced } = read({
    ...reply,
    stance: 'for',
    empty: '',
    zero: 0,
    none: null,
    off: false,
    list: [],
  });
  expect(unplaced).toEqual(['stance']);
});

test('reads roles and moderators only when they are to be kept', () => {
  const user = { type: 'user', id: 'u1', username: 'ada', admin: true };
  expect(read(user).read.record).toMatchObject({ role: 'admin' });
  const plain = read(user, { keepRoles: false });
  expect(plain.read.record).toMatchObject({ role: 'member' });
  expect(plain.unplaced).toEqual(['admin']);
});

test.each([
  [{ ...reply, accepted: 'yes' }, 'wrong_field accepted'],
  [{ ...reply, likes: -1 }, 'wrong_field likes'],
  [{ ...reply, likes: 1.5 }, 'wrong_field likes'],
  [{ ...reply, likes: 3_000_000_000 }, 'wrong_field likes'],
  [{ ...reply, id: 'a\u0000b' }, 'wrong_field id'],
  [{ ...reply, id: '' }, 'wrong_field id'],
  [{ ...reply, authorId: {} }, 'wrong_field authorId'],
  [{ ...reply, reactions: 'many' }, 'wrong_field reactions'],
  [{ ...reply, reactions: [{ kind: 'like' }] }, 'missing_field userId'],
  [{ ...reply, bodyText: 5 }, 'wrong_field bodyText'],
  [{ ...reply, createdAt: null }, 'missing_field createdAt'],
  [{ type: 'room', id: 'r1', name: 'R', visibility: 'everyone' }, 'wrong_field visibility'],
  [{ type: 'user', id: 'u1', username: ' \u200b' }, 'missing_field username'],
])('refuses %j', (line, reason) => {
  expect(() => read(line)).toThrow(reason);
});
