import { trustThresholds } from './trust.settings.js';
import { type TrustDeeds, type TrustFacts, trustLevel } from './trust-level.js';

const thresholds = trustThresholds((setting) => setting.default);
const now = new Date('2026-11-22T04:00:00Z');
const rules = { thresholds, now, hasWholeWindow: true };
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const nothing: TrustDeeds = {
  daysVisited: 0,
  threadsRead: 0,
  threadsReplied: 0,
  answersAccepted: 0,
  reactionsReceived: 0,
  flagsAgreedAgainst: 0,
};
const enough = (level: number): TrustDeeds => {
  const { level: _, ...needed } = thresholds[level - 1]!;
  return { ...needed, flagsAgreedAgainst: 0 };
};
const facts = (changes: Partial<TrustFacts>): TrustFacts => ({
  level: 0,
  changedAt: null,
  ever: nothing,
  lately: nothing,
  isSanctioned: false,
  ...changes,
});
const level = (changes: Partial<TrustFacts>, how = rules) => trustLevel(facts(changes), how);

describe('rising', () => {
  it('takes every threshold of the level and of those below', () => {
    expect(level({})).toBe(0);
    expect(level({ ever: enough(1) })).toBe(1);
    expect(level({ ever: { ...enough(1), threadsRead: 4 } })).toBe(0);
    expect(level({ ever: enough(2) })).toBe(2);
    expect(level({ ever: enough(3), lately: enough(3) })).toBe(3);
    expect(level({ ever: nothing, lately: enough(3) })).toBe(0);
  });

  it('asks for level 3 within the window, and never gives level 4', () => {
    expect(level({ ever: enough(3) })).toBe(2);
    const much = { ...enough(3), daysVisited: 100, reactionsReceived: 9_999 };
    expect(level({ level: 3, changedAt: daysAgo(99), ever: much, lately: much })).toBe(3);
  });

  it('is closed to those who were sanctioned or rightly flagged', () => {
    expect(level({ ever: enough(2), isSanctioned: true })).toBe(0);
    expect(level({ level: 2, ever: enough(2), isSanctioned: true })).toBe(2);
    expect(level({ ever: { ...enough(1), flagsAgreedAgainst: 3 } })).toBe(0);
  });
});

describe('falling', () => {
  const lazy = (share: number): TrustDeeds => ({
    ...enough(3),
    daysVisited: Math.ceil(50 * share),
  });

  it('spares levels 1 and 2', () => {
    expect(level({ level: 1, changedAt: daysAgo(400) })).toBe(1);
    expect(level({ level: 2, changedAt: daysAgo(400) })).toBe(2);
  });

  it('takes level 3 below nine tenths of a threshold, after two weeks', () => {
    const at = (days: number, share: number) =>
      level({ level: 3, changedAt: daysAgo(days), ever: enough(3), lately: lazy(share) });
    expect(at(30, 0.9)).toBe(3);
    expect(at(30, 0.86)).toBe(2);
    expect(at(13, 0.1)).toBe(3);
    expect(at(15, 0.1)).toBe(2);
  });

  it('waits until the site has counted for as long as the window', () => {
    const young = { ...rules, hasWholeWindow: false };
    expect(level({ level: 3, changedAt: daysAgo(400) }, young)).toBe(3);
  });

  it('takes back a level 4 that is no longer fixed', () => {
    expect(level({ level: 4, changedAt: daysAgo(1) })).toBe(3);
  });
});
