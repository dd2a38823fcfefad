import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, fillWords, type Locale, Mailer, Settings } from '@parvis/kernel';
import { type Letter, letterWords } from './letter-words.js';
import { SITE_NAME } from './site.settings.js';

export interface Envelope {
  to: string;
  locale: Locale;
  /** Where the button leads on this site. */
  path: string;
  /** The same for every attempt, so that a mailbox may drop the second copy. */
  key: string;
}

/** Writes and sends a mail in the reader's language. No word in it comes from another person. */
@Injectable()
export class Letters {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly settings: Settings,
    private readonly mailer: Mailer,
  ) {}

  async send(letter: Letter, { to, locale, path, key }: Envelope): Promise<void> {
    const words = letterWords[locale][letter];
    const values = { site: this.settings.get(SITE_NAME), url: this.config.siteUrl };
    await this.mailer.send({
      to,
      locale,
      key: `${letter.replaceAll('_', '-')}-${key}`,
      subject: fillWords(words.subject, values),
      paragraphs: words.paragraphs.map((text) => fillWords(text, values)),
      ...(words.button && { button: { label: words.button, url: this.config.siteUrl + path } }),
      footer: fillWords(letterWords[locale].footer, values),
    });
  }
}
