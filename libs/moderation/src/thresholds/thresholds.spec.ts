import { crossed, type FlaggedFacts } from './thresholds.js';

const limits = {
  hideScore: 8.33,
  trustedSpamLevel: 3,
  silenceScore: 2.5,
  silenceFlaggers: 3,
  lockScore: 31.25,
  lockFlaggers: 5,
};
const facts = (changes: Partial<FlaggedFacts> = {}): FlaggedFacts => ({
  onPost: { score: 0, flaggers: 0 },
  onAuthor: { score: 0, flaggers: 0 },
  spamTrust: null,
  onThread: { score: 0, flaggers: 0 },
  isStanding: true,
  isByStaff: false,
  authorTrustLevel: 1,
  isSilenced: false,
  isThreadOpen: true,
  ...changes,
});
const of = (changes: Partial<FlaggedFacts>, other = {}) =>
  crossed(facts(changes), { ...limits, ...other });

describe('thresholds', () => {
  it('hide a post at the score, not before', () => {
    expect(of({ onPost: { score: 8.32, flaggers: 4 } })).toEqual([]);
    expect(of({ onPost: { score: 8.33, flaggers: 1 } })).toEqual(['hide']);
    expect(of({ onPost: { score: 9, flaggers: 1 }, isStanding: false })).toEqual([]);
  });

  it('hide at once what a trusted member flags as spam of a new one', () => {
    const spam = { spamTrust: 3, authorTrustLevel: 0 };
    expect(of(spam)).toEqual(['hideSpam']);
    expect(of({ ...spam, spamTrust: 2 })).toEqual([]);
    expect(of({ ...spam, spamTrust: null })).toEqual([]);
    expect(of({ ...spam, authorTrustLevel: 1 })).toEqual([]);
    expect(of({ ...spam, isStanding: false })).toEqual([]);
    expect(of({ ...spam, isByStaff: true })).toEqual([]);
    expect(of({ ...spam, onPost: { score: 9, flaggers: 3 } })).toEqual(['hide']);
    expect(of(spam, { trustedSpamLevel: 0 })).toEqual([]);
  });

  it('silence new members alone, whom several flagged as spam', () => {
    const onAuthor = { score: 3, flaggers: 3 };
    expect(of({ onAuthor, authorTrustLevel: 0 })).toEqual(['silence']);
    expect(of({ onAuthor, authorTrustLevel: 1 })).toEqual([]);
    expect(of({ onAuthor: { score: 9, flaggers: 2 }, authorTrustLevel: 0 })).toEqual([]);
    expect(of({ onAuthor, authorTrustLevel: 0, isSilenced: true })).toEqual([]);
  });

  it('lock an open thread that many flag much', () => {
    const onThread = { score: 31.25, flaggers: 5 };
    expect(of({ onThread })).toEqual(['lock']);
    expect(of({ onThread: { ...onThread, flaggers: 4 } })).toEqual([]);
    expect(of({ onThread, isThreadOpen: false })).toEqual([]);
  });

  it('never touch what staff wrote', () => {
    const much = { score: 100, flaggers: 20 };
    const all = { onPost: much, onAuthor: much, onThread: much, authorTrustLevel: 0 };
    expect(of(all)).toEqual(['hide', 'silence', 'lock']);
    expect(of({ ...all, isByStaff: true })).toEqual([]);
  });

  it('do nothing where they are zero', () => {
    const much = { score: 100, flaggers: 20 };
    const all = { onPost: much, onAuthor: much, onThread: much, authorTrustLevel: 0 };
    expect(of(all, { hideScore: 0, silenceScore: 0, lockScore: 0 })).toEqual([]);
  });
});
