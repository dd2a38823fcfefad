import type { Command } from './command.js';
import { createAdmin } from './create-admin.js';
import { importFile } from './import.js';
import { importVerify } from './import-verify.js';
import { migrateCommand } from './migrate.js';
import { recount } from './recount.js';
import { seed } from './seed.js';

export const commands: readonly Command[] = [
  importFile,
  importVerify,
  seed,
  createAdmin,
  recount,
  migrateCommand,
];

export const commandNamed = (name: string): Command | undefined =>
  commands.find((command) => command.name === name);
