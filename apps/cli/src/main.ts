import 'reflect-metadata';
import { commandNamed, commands } from './commands/index.js';
import { EXIT } from './exit-codes.js';
import { usage, usageOf } from './usage.js';

/** Runs one command and answers with the exit code; what is wrong with a call is told in a line. */
async function parvis([name, ...args]: string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    const asked = args[0] === undefined ? undefined : commandNamed(args[0]);
    console.log(asked ? usageOf(asked) : usage(commands));
    return EXIT.done;
  }
  const command = commandNamed(name);
  if (!command) {
    console.error(`There is no command "${name}". "npm run parvis -- help" lists them.`);
    return EXIT.misused;
  }
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usageOf(command));
    return EXIT.done;
  }
  try {
    const { run } = await command.load();
    return await run(args);
  } catch (error) {
    return report(error as Error & { code?: string; advice?: string }, usageOf(command));
  }
}

/** Errors that speak to the operator need no stack. */
const PLAIN = new Set([
  'ConfigError',
  'ImportError',
  'EmbeddedPostgresError',
  'DomainError',
  'RebuildRunning',
]);

function report(error: Error & { code?: string; advice?: string }, help: string): number {
  if (error.code?.startsWith('ERR_PARSE_ARGS') || error.name === 'UsageError') {
    console.error(`${error.message}\n\n${help}`);
    return EXIT.misused;
  }
  const isPlain = PLAIN.has(error.constructor.name);
  console.error(isPlain ? [error.message, error.advice].filter(Boolean).join(' ') : error.stack);
  return EXIT.failed;
}

process.exitCode = await parvis(process.argv.slice(2));
