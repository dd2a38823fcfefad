import { SessionCookie, Sessions } from '@parvis/identity';
import { type Locale, MailFolder, type RequestContext } from '@parvis/kernel';
import type { Refusal, World } from '../support/world.js';

type Variables = Record<string, unknown>;

/** A browser with a cookie jar, as the sign-in forms meet it: no viewer is handed to it. */
export interface Visitor {
  /** The token in the cookie; null before and after a session. */
  token: string | null;
  /** Every Set-Cookie line it received. */
  received: string[];
  run<T = any>(document: string, variables?: Variables): Promise<T>;
  refusal(document: string, variables?: Variables): Promise<Refusal>;
}

export function visitor(
  w: World,
  from: Partial<Pick<RequestContext, 'address' | 'userAgent' | 'locale'>> = {},
): Visitor {
  const cookie = w.app.nest.get(SessionCookie);
  const sessions = w.app.nest.get(Sessions);
  const jar: Visitor = { token: null, received: [], run, refusal };

  async function both(query: string, variables: Variables = {}) {
    const context: RequestContext = {
      viewer: await sessions.viewerOf(jar.token ?? ''),
      locale: 'en' as Locale,
      address: '203.0.113.7',
      userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
      requestId: 'test',
      setCookie: (line) => {
        jar.received.push(line);
        jar.token = cookie.read(line.split(';')[0]);
      },
      ...from,
    };
    return JSON.parse(JSON.stringify(await w.engine.run({ query, variables }, context)));
  }

  async function run(document: string, variables?: Variables) {
    const { data, errors } = await both(document, variables);
    if (errors) throw new Error(JSON.stringify(errors, null, 2));
    return data;
  }

  async function refusal(document: string, variables?: Variables): Promise<Refusal> {
    const { errors } = await both(document, variables);
    if (!errors) throw new Error('The operation succeeded but was to be refused.');
    return { message: errors[0].message, ...errors[0].extensions };
  }

  return jar;
}

export const SIGN_UP = `mutation ($input: SignUpInput!) { signUp(input: $input) { email } }`;
export const CONFIRM = `mutation ($token: String!) {
  emailConfirm(token: $token) { isNew member { handle account { email emailConfirmed } } }
}`;
export const SIGN_IN = `mutation ($input: SignInInput!) {
  signIn(input: $input) { viewer { member { handle } account { email } } }
}`;
export const SIGN_OUT = `mutation { signOut { wasSignedIn } }`;
export const RESET_REQUEST = `mutation ($email: String!) {
  passwordResetRequest(email: $email) { email }
}`;
export const RESET = `mutation ($input: PasswordResetInput!) {
  passwordReset(input: $input) { changed }
}`;
export const WHO = `{ viewer { member { handle } } }`;

/** A password that the rules take. */
export const PASSWORD = 'walnut-harbour-29';

/** Runs the due jobs and answers the mails to an address, the newest first. */
export async function mailsTo(w: World, email: string) {
  await w.drain();
  const mails = await w.app.nest.get(MailFolder).list(1_000);
  return mails.filter((mail) => mail.to === email);
}

/** The token in the newest mail to an address. */
export async function tokenFor(w: World, email: string): Promise<string> {
  const [mail] = await mailsTo(w, email);
  const token = mail?.link && new URL(mail.link).searchParams.get('token');
  if (!token) throw new Error(`No link was mailed to ${email}.`);
  return token;
}

/** A member who came in by the front door, and the browser he is signed in with. */
export async function join(w: World, handle: string, password = PASSWORD): Promise<Visitor> {
  const email = `${handle.toLowerCase()}@example.org`;
  const browser = visitor(w);
  await browser.run(SIGN_UP, { input: { email, password, handle } });
  await browser.run(CONFIRM, { token: await tokenFor(w, email) });
  return browser;
}
