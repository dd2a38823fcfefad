import { breadcrumbs, jsonLd } from './json-ld';
import { textOf } from './text-of';
import { profileThing, type ToldPost, type ToldThread, threadThing } from './things';

const ORIGIN = 'https://forum.example';
const thread: ToldThread = {
  ...{ number: 7, slug: 'how', title: 'How?', kind: 'question', language: 'en' },
  ...{ createdAt: '2026-01-01T00:00:00Z', lastPostAt: '2026-01-02T00:00:00Z' },
  ...{ replyCount: 2, voteScore: 3 },
};
const post = (number: number, changes: Partial<ToldPost> = {}): ToldPost => ({
  ...{ number, bodyHtml: `<p>Post <b>${number}</b>.</p>`, createdAt: '2026-01-01T00:00:00Z' },
  ...{ editedAt: null, voteScore: -1, isAnswer: false, author: { handle: 'ada', name: 'Ada' } },
  ...changes,
});

describe('the words of HTML', () => {
  it('are without tags, whatever stands in them, and with letters for entities', () => {
    expect(textOf('<p>1 &lt; 2 &amp;&#x41;&#66;</p><p title="a > b">in<b>line</b></p>')).toBe(
      '1 < 2 &AB inline',
    );
    expect(textOf('<p>&bogus; &#0; &#x110000;</p>')).toBe('&bogus;');
    expect(textOf('word '.repeat(50), 20)).toBe('word word word word…');
    expect(textOf(`<${'"'.repeat(50_000)}`).length).toBeGreaterThan(0);
  });
});

describe('data for programs', () => {
  it('cannot leave its element', () => {
    const text = jsonLd([{ '@type': 'Thing', name: '</script><!--<script>\u2028&' }]);
    expect(text).not.toMatch(/[<>&\u2028]/);
    expect(JSON.parse(text)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'Thing',
      name: '</script><!--<script>\u2028&',
    });
  });

  it('says of a question what it asks, its answer and the other replies, verified ones first', () => {
    const [answer, verified] = [post(2, { isAnswer: true }), post(4, { isVerifiedAnswer: true })];
    const replies = [answer, post(3), verified, post(5, { bodyHtml: null })];
    const page = threadThing(ORIGIN, thread, post(1), answer, replies) as any;
    expect(page['@type']).toBe('QAPage');
    expect(page.mainEntity).toMatchObject({
      '@type': 'Question',
      name: 'How?',
      text: 'Post 1.',
      answerCount: 2,
      author: { '@type': 'Person', name: 'Ada', url: `${ORIGIN}/m/ada` },
      acceptedAnswer: { '@type': 'Answer', text: 'Post 2.', upvoteCount: 0 },
    });
    expect(page.mainEntity.suggestedAnswer.map(({ text }: { text: string }) => text)).toEqual([
      'Post 4.',
      'Post 3.',
    ]);
    expect(page.mainEntity.acceptedAnswer.url).toBe(`${ORIGIN}/t/7/how/2#2`);
  });

  it('says of talk who said it and what was replied', () => {
    const of = (kind: ToldThread['kind']) =>
      threadThing(ORIGIN, { ...thread, kind }, post(1), null, [post(2)]) as any;
    expect(of('discussion')).toMatchObject({
      '@type': 'DiscussionForumPosting',
      headline: 'How?',
      text: 'Post 1.',
      datePublished: '2026-01-01T00:00:00Z',
      author: { name: 'Ada' },
      comment: [{ '@type': 'Comment', text: 'Post 2.' }],
    });
    expect(of('article')['@type']).toBe('Article');
    expect(of('idea').interactionStatistic).toHaveLength(2);
  });

  it('says of a member who he is, and of a page where it stands', () => {
    const member = { handle: 'ada', name: 'Ada', createdAt: '2026-01-01T00:00:00Z', postCount: 3 };
    expect(profileThing(ORIGIN, member, { image: '/files/a.webp' })).toMatchObject({
      '@type': 'ProfilePage',
      mainEntity: { '@type': 'Person', name: 'Ada', image: `${ORIGIN}/files/a.webp` },
    });
    expect(breadcrumbs(ORIGIN, [{ href: '/', label: 'Home' }]).itemListElement).toEqual([
      { '@type': 'ListItem', position: 1, name: 'Home', item: `${ORIGIN}/` },
    ]);
  });
});
