import { standing } from './restrictions.js';

const now = Date.parse('2026-11-22T12:00:00Z');
const past = '2026-11-22T11:59:59Z';
const future = '2026-11-22T12:00:01Z';

describe('a restriction', () => {
  it.each([
    ['is lifted, whatever its end', 'silence', future, past, 'lifted'],
    ['is over after its end', 'silence', past, null, 'over'],
    ['is in force until its end', 'suspend', future, null, 'inForce'],
    ['is in force without an end', 'remove', null, null, 'inForce'],
    ['is said once', 'warn', null, null, 'said'],
    ['of what never was published is said once', 'refuse', null, null, 'said'],
  ] as const)('%s', (_, restriction, endsAt, liftedAt, expected) => {
    expect(standing({ restriction, endsAt, liftedAt }, now)).toBe(expected);
  });
});
