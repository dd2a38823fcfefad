import type { Locale } from '../auth/viewer.js';

/** What one mail says, before it becomes plain text and HTML. */
export interface MailMessage {
  to: string;
  locale: Locale;
  subject: string;
  paragraphs: string[];
  /** The one thing to do, when there is one. */
  button?: { label: string; url: string };
  /** Why this mail came, in small print. */
  footer: string;
  /** The same for every attempt to send this mail, so that a mailbox may drop the second copy. */
  key: string;
}

export function mailText({ paragraphs, button, footer }: MailMessage): string {
  const body = button ? [...paragraphs, `${button.label}:\n${button.url}`] : paragraphs;
  return `${body.join('\n\n')}\n\n-- \n${footer}\n`;
}

const TEXT = 'margin:0 0 16px;font-size:16px;line-height:1.5;color:#1c1d22';
const BUTTON =
  'display:inline-block;padding:12px 20px;border-radius:8px;background:#3f4fd8;color:#ffffff;' +
  'font-size:16px;font-weight:600;text-decoration:none';

/** Inline styles and no image: nothing is fetched when the mail is opened. */
export function mailHtml({ locale, subject, paragraphs, button, footer }: MailMessage): string {
  const body = paragraphs.map((text) => `<p style="${TEXT}">${escapeHtml(text)}</p>`);
  if (button) {
    const url = escapeHtml(button.url);
    body.push(
      `<p style="margin:24px 0"><a href="${url}" style="${BUTTON}">${escapeHtml(button.label)}</a></p>`,
      `<p style="margin:0 0 16px;font-size:13px;color:#5c5f6b;word-break:break-all">${url}</p>`,
    );
  }
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;background:#f4f4f7;font-family:system-ui,sans-serif">
<div style="max-width:560px;margin:0 auto;padding:32px;border-radius:12px;background:#ffffff">
${body.join('\n')}
<p style="margin:32px 0 0;font-size:13px;line-height:1.5;color:#5c5f6b">${escapeHtml(footer)}</p>
</div></body></html>`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] as string);
