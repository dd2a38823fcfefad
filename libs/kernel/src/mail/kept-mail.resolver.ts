import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { isAdmin, type Viewer } from '../auth/viewer.js';
import { CONFIG, type Config } from '../config/config.js';
import { CurrentViewer } from '../graphql/viewer.decorator.js';
import { KeptMailType } from './kept-mail.type.js';
import { MailFolder } from './mail-folder.js';

@Resolver(() => KeptMailType)
export class KeptMailResolver {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly folder: MailFolder,
  ) {}

  /** Links in these mails sign people in: whoever reads them can be anybody. */
  @Query(() => [KeptMailType], {
    nullable: true,
    description:
      'The last 50 mails of an installation without SMTP, the newest first. Null where SMTP is set, and to all but admins.',
  })
  async devMails(@CurrentViewer() viewer: Viewer): Promise<KeptMailType[] | null> {
    if (this.config.smtpUrl || !(isAdmin(viewer) || this.config.development)) return null;
    const mails = await this.folder.list();
    return mails.map((mail) => ({ ...mail, writtenAt: new Date(mail.writtenAt) }));
  }
}
