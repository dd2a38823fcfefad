import { type Case, restrictionsOf } from './restriction-plan.js';

const thread = { id: 't', title: 'A thread', authorId: 'opener' };
const origin = { isFlagged: true, isDetected: false };
const item = { id: 'r', kind: 'post' as const, targetId: 'p', authorId: 'writer' };
const reply: Case = { item, post: { id: 'p', number: 4 }, thread, origin };
const act = (
  kind: Parameters<typeof restrictionsOf>[1][number]['kind'],
  hours: number | null = null,
) => ({
  kind,
  hours,
});

describe('the restrictions of a decision', () => {
  it('hide a reply alone and tell its writer', () => {
    expect(restrictionsOf(reply, [act('hide')])).toEqual([
      {
        restriction: 'hide',
        hours: null,
        targetKind: 'post',
        targetId: 'p',
        memberId: 'writer',
        thread: 'A thread',
      },
    ]);
  });

  it('hide the whole thread when it is the opening post', () => {
    const about = { ...reply, post: { id: 'p', number: 1 } };
    expect(restrictionsOf(about, [act('remove')])).toMatchObject([
      { targetKind: 'thread', targetId: 't', memberId: 'opener' },
    ]);
  });

  it('tell the opener when a reply leads to a lock', () => {
    expect(restrictionsOf(reply, [act('lock', 4)])).toMatchObject([
      { targetKind: 'thread', targetId: 't', memberId: 'opener', hours: 4 },
    ]);
  });

  it('come in the order of a bundle', () => {
    const bundle = [act('hide'), act('silence', 72), act('warn')];
    expect(restrictionsOf(reply, bundle).map(({ targetKind }) => targetKind)).toEqual([
      'post',
      'member',
      'member',
    ]);
  });

  it('are none when an appeal is rejected: what was said stands', () => {
    const appeal: Case = {
      item: { ...item, kind: 'appeal' },
      post: null,
      thread: null,
      origin,
    };
    expect(restrictionsOf(appeal, [act('uphold')])).toEqual([]);
  });
});
