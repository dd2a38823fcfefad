import type { Command } from './commands/command.js';

const RUN = 'npm run parvis --';

/** One line a command. */
export function usage(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => command.call.length)) + 2;
  const lines = commands.map(({ call, summary }) => `  ${call.padEnd(width)}${summary}`);
  return [`Usage: ${RUN} <command>`, '', ...lines, '', `${RUN} help <command> says more.`].join(
    '\n',
  );
}

export function usageOf({ call, summary, details }: Command): string {
  return [`Usage: ${RUN} ${call}`, '', summary, ...(details ? ['', details] : [])].join('\n');
}
