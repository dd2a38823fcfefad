import { mentionCandidates } from '@parvis/kernel';
import { chosenHandle, cleanHandle } from './handle.js';

const reasonOf = (check: () => unknown) => {
  try {
    check();
  } catch (error) {
    return (error as { reason: string }).reason;
  }
  return null;
};

describe('a handle', () => {
  it.each(['ada', 'Ada_L', 'a.b-c', '_x', '42', 'x'.repeat(30)])('may be %s', (handle) => {
    expect(chosenHandle(handle)).toBe(handle);
    expect(mentionCandidates(`hello @${handle} there`)).toEqual([handle.toLowerCase()]);
  });

  it('loses the @ and the spaces around it', () => {
    expect(cleanHandle('  @ada ')).toBe('ada');
  });

  it.each([
    ['', 'required'],
    ['@', 'wrong_form'],
    ['a b', 'wrong_form'],
    ['ada.', 'wrong_form'],
    ['-ada', 'wrong_form'],
    ['adé', 'wrong_form'],
    ['аda', 'wrong_form'],
    ['ada/..', 'wrong_form'],
    ['a\0b', 'text_has_nul'],
    ['x'.repeat(31), 'too_long'],
    ['@'.repeat(300), 'too_long'],
  ])('may not be %j: %s', (handle, reason) => {
    expect(reasonOf(() => cleanHandle(handle))).toBe(reason);
  });

  it.each(['admin', 'Support', 'p.a.r_v-is', 'moderators'])('is not free to choose: %s', (word) => {
    expect(reasonOf(() => chosenHandle(word))).toBe('reserved');
    expect(cleanHandle(word)).toBe(word);
  });

  it('has two characters or more when somebody chooses it', () => {
    expect(reasonOf(() => chosenHandle('a'))).toBe('too_short');
  });
});
