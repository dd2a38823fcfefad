import { LOCALES } from '@parvis/kernel';
import type { Clause } from '../charter/charter.entity.js';
import { type StatementFacts, statementText } from './statement-text.js';
import { STATED, statedAs, statementWords } from './statement-words.js';

const clause: Clause = {
  id: 'c',
  charterVersion: 3,
  code: 'respect',
  position: 1,
  titleEn: 'Respect each other',
  titleFr: 'Se respecter',
  bodyEn: 'No insults.',
  bodyFr: 'Pas d’insultes.',
};

const facts: StatementFacts = {
  restriction: 'silence',
  targetKind: 'member',
  hours: 72,
  thread: null,
  facts: 'Three insults on one day.',
  origin: { isFlagged: true, isDetected: false },
  isAutomated: false,
  clause,
};

const keysOf = (value: unknown, path = ''): string[] =>
  typeof value === 'string'
    ? [`${path} ${[...value.matchAll(/\{\w+\}/g)].map(String).sort()}`]
    : Object.entries(value as object).flatMap(([key, part]) => keysOf(part, `${path}.${key}`));

describe('the words of statements', () => {
  it('are complete in every language, with the same values', () => {
    expect(keysOf(statementWords.fr)).toEqual(keysOf(statementWords.en));
  });

  it('exist for every restriction', () => {
    for (const locale of LOCALES) {
      expect(Object.keys(statementWords[locale].title).sort()).toEqual([...STATED].sort());
    }
  });

  it('follow French typography', () => {
    const french = JSON.stringify(statementWords.fr);
    expect(french).not.toMatch(/\w'\w/);
    expect(french).not.toMatch(/[\wé}][!?;:](?!\/)/u);
    expect(french).not.toMatch(/« | »/);
  });
});

describe('a statement of reasons', () => {
  it('says what, for how long, on which facts, from where, by whom, on which ground and what can be done', () => {
    const { title, body } = statementText('en', facts);
    expect(title).toBe('You cannot write for a time');
    expect(body).toMatch(/72 hours/);
    expect(body).toMatch(/Three insults on one day\./);
    expect(body).toMatch(/Members of the community had flagged it/);
    expect(body).toMatch(/not a machine/);
    expect(body).toMatch(/version 3, clause “Respect each other”: No insults\./);
    expect(body).toMatch(/six months/);
    expect(body.split('\n\n')).toHaveLength(5);
  });

  it('says so when a machine found and decided it', () => {
    const origin = { isFlagged: false, isDetected: true };
    const { body } = statementText('en', { ...facts, origin, isAutomated: true });
    expect(body).toMatch(/found it automatically/);
    expect(body).toMatch(/decision was taken automatically/);
  });

  it('says so when nobody had flagged it', () => {
    const origin = { isFlagged: false, isDetected: false };
    expect(statementText('fr', { ...facts, origin }).body).toMatch(/propre initiative/);
  });

  it('takes what staff or members wrote as it is, without filling words into it', () => {
    const { body } = statementText('en', { ...facts, facts: 'He wrote {clause} and $1.' });
    expect(body).toContain('He wrote {clause} and $1.');
  });

  it('knows no restriction of a thing that cannot be restricted so', () => {
    expect(() => statedAs('silence', 'post')).toThrow(/no statement/);
  });
});
