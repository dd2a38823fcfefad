import { changesOf, clausesOf, rearranged } from './clauses.js';

const clause = (code: string, more = {}) => ({
  code,
  titleEn: `${code} in English`,
  titleFr: `${code} en français`,
  bodyEn: 'Be kind.',
  bodyFr: 'Soyez aimable.',
  ...more,
});
const two = [clause('respect'), clause('law')];

describe('a new version of the charter', () => {
  it('is read from numbered fields, in order', () => {
    const values = { 'code.0': 'a', 'titleEn.0': ' A ', 'bodyEn.0': 'x\r\ny', 'code.1': 'b' };
    expect(clausesOf(values)).toEqual([
      { code: 'a', titleEn: 'A', titleFr: '', bodyEn: 'x\ny', bodyFr: '' },
      { code: 'b', titleEn: '', titleFr: '', bodyEn: '', bodyFr: '' },
    ]);
  });

  it.each([
    [{ up: '1' }, ['law', 'respect']],
    [{ down: '0' }, ['law', 'respect']],
    [{ up: '0' }, ['respect', 'law']],
    [{ down: '1' }, ['respect', 'law']],
    [{ drop: '0' }, ['law']],
    [{ add: '1' }, ['respect', 'law', '']],
    [{}, ['respect', 'law']],
  ])('is rearranged by %j', (values, codes) => {
    expect(rearranged(two, values).map(({ code }) => code)).toEqual(codes);
  });

  it('changes nothing when it says the same', () => {
    expect(changesOf(two, [clause('respect'), clause('law')])).toEqual([]);
  });

  it('tells what was added, dropped, changed and moved', () => {
    const kinds = (after: typeof two) =>
      changesOf(two, after).map(({ code, kind }) => [code, kind]);
    expect(kinds([...two, clause('privacy')])).toEqual([['privacy', 'added']]);
    expect(kinds([clause('law')])).toEqual([['respect', 'dropped']]);
    expect(kinds([clause('law'), clause('respect')])).toEqual([
      ['law', 'moved'],
      ['respect', 'moved'],
    ]);
    const [change] = changesOf(two, [
      clause('respect', { bodyEn: 'Be very kind.' }),
      clause('law'),
    ]);
    expect(change).toMatchObject({ code: 'respect', kind: 'changed' });
    expect(change?.diffs).toEqual([
      {
        word: 'bodyEn',
        changes: [
          { kind: 'same', text: 'Be ' },
          { kind: 'added', text: 'very ' },
          { kind: 'same', text: 'kind.' },
        ],
      },
    ]);
  });
});
