import { flagScore, recordScore } from './flag-score.js';

const fresh = { agreed: 0, disagreed: 0 };

describe('recordScore', () => {
  it('says nothing of five decided flags or fewer', () => {
    expect(recordScore({ agreed: 5, disagreed: 0 })).toBe(0);
    expect(recordScore({ agreed: 0, disagreed: 5 })).toBe(0);
  });

  it('rewards those who are right and grows with how often', () => {
    // log4(16) = 2, so 16 right flags are worth the full weight twice.
    expect(recordScore({ agreed: 16, disagreed: 0 })).toBe(10);
    expect(recordScore({ agreed: 64, disagreed: 0 })).toBe(15);
    expect(recordScore({ agreed: 6, disagreed: 0 })).toBe(6.46);
  });

  it('is nothing at the expected share and takes from those who are wrong', () => {
    expect(recordScore({ agreed: 7, disagreed: 3 })).toBe(0);
    expect(recordScore({ agreed: 0, disagreed: 16 })).toBe(-10);
    expect(recordScore({ agreed: 8, disagreed: 8 })).toBe(-2.86);
  });
});

describe('flagScore', () => {
  const member = (trustLevel: number, record = fresh) => ({
    trustLevel,
    role: 'member' as const,
    record,
  });

  it('adds base, trust, record and the bonus of the reason', () => {
    expect(flagScore(member(3, { agreed: 16, disagreed: 0 }), 1.5)).toEqual({
      baseScore: 1,
      trustScore: 3,
      recordScore: 10,
      reasonScore: 1.5,
      score: 15.5,
    });
  });

  it('counts staff as trust five, whatever their level', () => {
    expect(flagScore({ ...member(1), role: 'moderator' }, 0).score).toBe(6);
    expect(flagScore({ ...member(4), role: 'marketer' }, 0).score).toBe(5);
  });

  it('never falls below zero', () => {
    expect(flagScore(member(0, { agreed: 0, disagreed: 100 }), 0).score).toBe(0);
  });

  it('gives a rule its base and bonus alone', () => {
    expect(flagScore(null, 2)).toMatchObject({ trustScore: 0, recordScore: 0, score: 3 });
  });
});
