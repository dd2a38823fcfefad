// `npm run migration:new -- add-colour-to-rooms`: an empty migration of that name.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ScriptError } from './explain.mjs';
import { TOP } from './fingerprint.mjs';

function template(className) {
  return `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${className} implements MigrationInterface {
  name = '${className}';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(\`\`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(\`\`);
  }
}
`;
}

try {
  const name = process.argv[2] ?? '';
  if (!/^[a-z]+(-[a-z0-9]+)+$/.test(name))
    throw new ScriptError(
      'Name what it does, verb first: npm run migration:new -- add-colour-to-rooms',
    );
  const time = Date.now();
  const words = name.split('-').map((word) => word[0].toUpperCase() + word.slice(1));
  const path = join('migrations', `${time}-${name}.ts`);
  writeFileSync(join(TOP, path), template(words.join('') + time), { flag: 'wx' });
  console.log(`${path}\nThen: npm run schema, to bring migrations/schema.sql up to it.`);
} catch (error) {
  fail(error);
}
