import { readdirSync, readFileSync } from 'node:fs';

const root = new URL('../../../../../', import.meta.url);
/** Tests, and the rules of the audit log, where `reason` is the name of a part of an event. */
const isOther = /(\.(e2e-)?spec|\/audit-rules)\.ts$/;

/** The text of every source file under a folder, but for the others. */
function sources(folder: string, ending: RegExp): string[] {
  return readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((file) => ending.test(file) && !isOther.test(file))
    .map((file) => readFileSync(new URL(`${folder}/${file}`, root), 'utf8'));
}

const words = (namespace: string): string[] =>
  Object.keys(JSON.parse(readFileSync(new URL(`en/${namespace}.json`, import.meta.url), 'utf8')));
/** The importer reports to the operator in words of its own. */
const libs = ['kernel', 'identity', 'forum', 'moderation', 'notify'].flatMap((lib) =>
  sources(`libs/${lib}`, /\.ts$/),
);
const pages = sources('apps/web/src', /\.(svelte|ts)$/);
const found = (texts: string[], pattern: RegExp) =>
  new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')));

/** How services say why: thrown, denied, or beside a field. */
const reasons = [
  /new DomainError\(\s*'[A-Z_]+',\s*'([a-z_]+)'/g,
  /\bdenied\('([a-z_]+)'/g,
  /\breason: '([a-z_]+)'/g,
  /\binvalid\(\{ \w+: '([a-z_]+)' \}/g,
];
const missing = [/\b(?:notFound|hidden)\('([a-z_]+)'/g];

it('has a sentence for every reason a service gives', () => {
  const given = new Set([
    ...reasons.flatMap((pattern) => [...found(libs, pattern)]),
    ...missing.flatMap((pattern) => [...found(libs, pattern)].map((thing) => `${thing}_not_found`)),
  ]);
  expect(given.size).toBeGreaterThan(60);
  const known = new Set(words('errors'));
  expect([...given].filter((reason) => !known.has(reason))).toEqual([]);
});

it('names and explains every setting', () => {
  const keys = found(libs, /\bsetting(?:<\w+>)?\(\s*'([\w.]+)'/g);
  expect(keys.size).toBeGreaterThan(10);
  const known = new Set(words('admin'));
  const wanted = [...keys].flatMap((key) => [`setting.${key}`, `setting.${key}.help`]);
  expect(wanted.filter((key) => !known.has(key))).toEqual([]);
  const prefixes = new Set([...keys].map((key) => `settings.${key.split('.')[0]}`));
  expect([...prefixes].filter((key) => !known.has(key))).toEqual([]);
});

it('explains no setting that is gone', () => {
  const keys = found(libs, /\bsetting(?:<\w+>)?\(\s*'([\w.]+)'/g);
  const said = words('admin').filter((key) => /^(setting|option)\./.test(key));
  const of = (key: string) =>
    [...keys].some((known) => key.replace(/^\w+\./, '').startsWith(known));
  expect(said.filter((key) => !of(key))).toEqual([]);
});

it('keeps no word of the administration that no page says', () => {
  const said = pages.join('\n');
  const templates = [...said.matchAll(/`admin\.([\w.]*)\$\{/g)].map((match) => match[1] ?? '');
  const isSaid = (key: string) =>
    said.includes(`'admin.${key}'`) ||
    templates.some((start) => start !== '' && key.startsWith(start));
  expect(words('admin').filter((key) => !isSaid(key))).toEqual([]);
});

it('has words for every action of the audit log', () => {
  const rules = readFileSync(new URL('libs/moderation/src/audit/audit-rules.ts', root), 'utf8');
  const audit = sources('libs/moderation/src', /\.ts$/);
  const actions = [
    ...found([rules], /^ {2}'([\w.-]+)': /gm),
    ...found(audit, /\baction: '(\w+\.\w+)'/g),
  ];
  expect(actions.length).toBeGreaterThan(50);
  expect(actions.filter((action) => !words('audit').includes(`action.${action}`))).toEqual([]);
});

it('has words for everything an entry of the audit log can be about', () => {
  const folder = sources('libs/moderation/src', /\.ts$/);
  const rules = readFileSync(new URL('libs/moderation/src/audit/audit-rules.ts', root), 'utf8');
  const kinds = new Set([
    // The look at contact data of many at once.
    'members',
    ...found([rules], /\bsubject: \['(\w+)'/g),
    ...found(folder, /\bsubject: .*\bkind: '(\w+)'/g),
    ...found(folder, /\b(?:select|union all select) '(\w+)'(?: as kind)?, /g),
  ]);
  expect(kinds.size).toBeGreaterThan(15);
  expect([...kinds].filter((kind) => !words('audit').includes(`kind.${kind}`))).toEqual([]);
});
