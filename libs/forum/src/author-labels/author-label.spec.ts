import { authorLabel, type LabelFacts } from './author-label.js';

const facts = (changes: Partial<LabelFacts> = {}): LabelFacts => ({
  moderatesRoom: false,
  tagId: null,
  roomId: null,
  until: null,
  ...changes,
});
const until = new Date('2027-01-01');

describe('the label of an author', () => {
  it('is staff for everybody of the brand, and for the moderators of the room', () => {
    for (const role of ['moderator', 'admin', 'marketer'] as const) {
      expect(authorLabel('t', role, null).kind).toBe('staff');
    }
    expect(authorLabel('t', 'member', facts({ moderatesRoom: true })).kind).toBe('staff');
  });

  it('is expert for whoever is verified there, and says in what and until when', () => {
    expect(authorLabel('t', 'member', facts({ tagId: 'x', until }))).toEqual({
      kind: 'expert',
      threadId: 't',
      tagId: 'x',
      roomId: null,
      verifiedUntil: until,
    });
    expect(authorLabel('t', 'admin', facts({ tagId: 'x', until })).kind).toBe('staff');
  });

  it('is customer for everybody else', () => {
    expect(authorLabel('t', 'member', facts()).kind).toBe('customer');
    expect(authorLabel('t', null, null).kind).toBe('customer');
  });
});
