import { run } from '$lib/server/api';
import { notFound } from '$lib/server/not-found';
import type { PageServerLoad } from './$types';

const MAILS = /* GraphQL */ `query DevMails { devMails { file to subject text link writtenAt } }`;

interface Mails {
  devMails:
    | {
        file: string;
        to: string;
        subject: string;
        text: string;
        link: string | null;
        writtenAt: string;
      }[]
    | null;
}

export const load: PageServerLoad = async (event) => {
  const { devMails } = await run<Mails>(event, MAILS);
  if (!devMails) notFound();
  const wanted = event.url.searchParams.get('mail');
  const mail = wanted === null ? null : devMails.find(({ file }) => file === wanted);
  if (mail === undefined) notFound();
  return { mail, mails: devMails.map(({ text: _text, link: _link, ...line }) => line) };
};
