import { MembersService } from '@parvis/identity';
import { DemoCommunity } from '@parvis/importer';
import type { RunningConfig } from '@parvis/kernel';
import type { RunningApp } from './app.js';
import type { Step } from './step.js';

/** Makes the first admin and loads the demo community where they are missing; else does nothing. */
export async function firstRun(
  { nest }: RunningApp,
  config: RunningConfig,
  step: Step,
  log: (line: string) => void,
): Promise<void> {
  const members = nest.get(MembersService);
  if (!(await members.hasAdmin())) {
    const email = process.env.ADMIN_EMAIL ?? 'admin@example.com';
    const { password } = await step('First admin', () =>
      members.createAdmin({ email, handle: 'admin', password: process.env.ADMIN_PASSWORD }),
    );
    log(`\n  Sign in as ${email}${password ? ` with the password ${password}` : ''}\n`);
  }
  const demo = nest.get(DemoCommunity);
  if (config.loadDemo && (await demo.isMissing())) {
    await step('Demo community', () => demo.load());
  }
}
