import { ANONYMOUS, type Viewer } from '@parvis/kernel';
import { tagPolicy } from './tag.policy.js';

const member: Viewer = { ...ANONYMOUS, memberId: 'm', role: 'member', emailConfirmed: true };
const insider: Viewer = { ...member, roomIds: new Set(['closed']) };
const moderator: Viewer = { ...member, role: 'moderator' };
const unconfirmed: Viewer = { ...member, emailConfirmed: false };

const hiddenTag = { listedAt: null, threadCount: 0 };
const closed = [{ id: 'closed', visibility: 'private' as const }];
const members = [{ id: 'lounge', visibility: 'members' as const }];

describe('tagPolicy', () => {
  it('shows to all what staff listed and what a public thread carries', () => {
    expect(tagPolicy.see(ANONYMOUS, { listedAt: new Date(), threadCount: 0 }, [])).toBeNull();
    expect(tagPolicy.see(ANONYMOUS, { listedAt: null, threadCount: 1 }, closed)).toBeNull();
  });

  it('keeps a word of a closed room from those who do not see the room', () => {
    expect(tagPolicy.see(ANONYMOUS, hiddenTag, closed)?.code).toBe('NOT_FOUND');
    expect(tagPolicy.see(member, hiddenTag, closed)?.code).toBe('NOT_FOUND');
    expect(tagPolicy.see(insider, hiddenTag, closed)).toBeNull();
    expect(tagPolicy.see(moderator, hiddenTag, closed)).toBeNull();
  });

  it('shows a word of a members room to members', () => {
    expect(tagPolicy.see(ANONYMOUS, hiddenTag, members)?.code).toBe('NOT_FOUND');
    expect(tagPolicy.see(member, hiddenTag, members)).toBeNull();
  });

  it('shows a tag that nothing carries to staff alone', () => {
    expect(tagPolicy.see(insider, hiddenTag, [])?.code).toBe('NOT_FOUND');
    expect(tagPolicy.see(moderator, hiddenTag, [])).toBeNull();
  });

  it('shows a synonym once it is listed', () => {
    expect(tagPolicy.seeSynonym(insider, { listedAt: null })?.code).toBe('NOT_FOUND');
    expect(tagPolicy.seeSynonym(ANONYMOUS, { listedAt: new Date() })).toBeNull();
    expect(tagPolicy.seeSynonym(moderator, { listedAt: null })).toBeNull();
  });

  it('lets confirmed members coin tags where they are free, and staff everywhere', () => {
    expect(tagPolicy.coin(member, 'free')).toBeNull();
    expect(tagPolicy.coin(member, 'curated')?.reason).toBe('tags_curated');
    expect(tagPolicy.coin(unconfirmed, 'free')?.reason).toBe('email_unconfirmed');
    expect(tagPolicy.coin(ANONYMOUS, 'free')?.code).toBe('UNAUTHENTICATED');
    expect(tagPolicy.coin(moderator, 'curated')).toBeNull();
  });

  it('leaves curation to staff', () => {
    expect(tagPolicy.curate(moderator)).toBeNull();
    expect(tagPolicy.curate(insider)?.reason).toBe('staff_only');
    expect(tagPolicy.curate(ANONYMOUS)?.code).toBe('UNAUTHENTICATED');
  });
});
