import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { CONFIG, type Config } from '../config/config.js';
import { MailFolder } from './mail-folder.js';
import { type MailMessage, mailHtml, mailText } from './mail-message.js';

/** A server that has not answered by then is tried again by the job. */
const SMTP_PATIENCE_MS = 20_000;

/**
 * Sends mail over SMTP, or without SMTP settings writes it into the data folder. Meant for
 * handlers of events: an error means "later", and the job tries again.
 */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private readonly logger = new Logger(Mailer.name);
  private readonly transport: Transporter;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly folder: MailFolder,
  ) {
    this.transport = config.smtpUrl
      ? createTransport({
          url: config.smtpUrl,
          pool: true,
          connectionTimeout: SMTP_PATIENCE_MS,
          greetingTimeout: SMTP_PATIENCE_MS,
          socketTimeout: SMTP_PATIENCE_MS,
        })
      : createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  }

  async send(message: MailMessage): Promise<void> {
    const mail = {
      from: this.config.mailFrom,
      to: message.to,
      subject: message.subject,
      text: mailText(message),
      html: mailHtml(message),
      messageId: `<${message.key}@${new URL(this.config.siteUrl).hostname}>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': message.locale },
      disableFileAccess: true,
      disableUrlAccess: true,
    };
    try {
      const sent = await this.transport.sendMail(mail);
      if (!this.config.smtpUrl) await this.folder.keep(message, sent.message as Buffer);
    } catch (error) {
      if (!isRefusedForGood(error)) throw error;
      this.logger.warn(`mail ${message.key} was refused: ${(error as Error).message}`);
    }
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}

/** The server will never take a mail for this address; trying again would only annoy it. */
function isRefusedForGood(error: unknown): boolean {
  const { responseCode, command } = error as { responseCode?: number; command?: string };
  return command === 'RCPT TO' && responseCode !== undefined && responseCode >= 550;
}
