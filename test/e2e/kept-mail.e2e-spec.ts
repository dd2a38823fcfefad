import { type World, world } from '../support/world.js';

const MAILS = '{ devMails { file to subject text link writtenAt } }';
const SIGN_UP = 'mutation ($input: SignUpInput!) { signUp(input: $input) { email } }';

describe('mail of an installation without SMTP', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
    const input = {
      email: 'new@example.com',
      handle: 'newcomer',
      password: 'seven purple lanterns',
    };
    await w.anonymous.run(SIGN_UP, { input });
    await w.drain();
  });
  afterAll(() => w.close());

  it('is read by admins, with the link that confirms', async () => {
    const admin = await w.member('root_admin', 'admin');
    const { devMails } = await w.as(admin).run(MAILS);
    expect(devMails[0]).toMatchObject({ to: 'new@example.com' });
    expect(devMails[0].link).toContain('/confirm?token=');
  });

  it.each(['member', 'moderator', 'marketer'] as const)('is hidden from a %s', async (role) => {
    const someone = await w.member(`some_${role}`, role);
    expect(await w.as(someone).run(MAILS)).toEqual({ devMails: null });
  });

  it('is hidden from strangers', async () => {
    expect(await w.anonymous.run(MAILS)).toEqual({ devMails: null });
  });
});
