import { type MailMessage, mailHtml, mailText } from './mail-message.js';

const message: MailMessage = {
  to: 'ada@example.com',
  locale: 'fr',
  subject: 'Fish & chips <now>',
  paragraphs: ['One <b>bold</b> word.', 'Two.'],
  button: { label: 'Open', url: 'https://forum.example/confirm?token=a&b="c"' },
  footer: 'Sent by Forum.',
  key: 'letter-1',
};

describe('a mail', () => {
  it('says the same in plain text, with its link on a line of its own', () => {
    expect(mailText(message)).toBe(
      'One <b>bold</b> word.\n\nTwo.\n\nOpen:\nhttps://forum.example/confirm?token=a&b="c"\n\n-- \nSent by Forum.\n',
    );
  });

  it('escapes every word in HTML and names its language', () => {
    const html = mailHtml(message);
    expect(html).toContain('<html lang="fr">');
    expect(html).toContain('<title>Fish &amp; chips &lt;now&gt;</title>');
    expect(html).toContain('One &lt;b&gt;bold&lt;/b&gt; word.');
    expect(html).toContain('href="https://forum.example/confirm?token=a&amp;b=&quot;c&quot;"');
  });

  it('fetches nothing when it is opened', () => {
    expect(mailHtml(message)).not.toMatch(/<img|<link|url\(/);
  });
});
