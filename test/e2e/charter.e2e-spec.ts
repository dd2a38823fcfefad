import type { MemberRow } from '../support/factories.js';
import { Review } from '../support/review.js';
import { type World, world } from '../support/world.js';

const CHARTER = `query ($version: Int) { charter(version: $version) {
  version changeNote viewerCanPublish
  clauses { id code position title body titleEn titleFr } } }`;
const PUBLISH = `mutation ($input: CharterInput!) { charterPublish(input: $input) {
  charter { version changeNote clauses { code position titleFr } } } }`;

let w: World;
let [ada, mona, root]: MemberRow[] = [];

beforeAll(async () => {
  w = await world();
  ada = await w.member('ada');
  mona = await w.member('mona', 'moderator');
  root = await w.member('root', 'admin');
});
afterAll(() => w.close());

const clause = (code: string, changes = {}) => ({
  code,
  titleEn: `About ${code}`,
  titleFr: `De ${code}`,
  bodyEn: 'Do not.',
  bodyFr: 'Ne pas.',
  ...changes,
});
const publish = async (clauses: object[], changeNote = '') =>
  (await w.as(root!).run(PUBLISH, { input: { clauses, changeNote } })).charterPublish.charter;
const refused = (clauses: object[], by = root!) =>
  w.as(by).refusal(PUBLISH, { input: { clauses } });

describe('the charter', () => {
  it('is there from the first day, for everyone, in both languages', async () => {
    const { charter } = await w.anonymous.run(CHARTER);
    expect(charter).toMatchObject({ version: 1, viewerCanPublish: false });
    expect(charter.clauses.map(({ code }: any) => code)).toEqual([
      'respect',
      'advertising',
      'privacy',
      'honesty',
      'on-topic',
      'law',
    ]);
    expect(charter.clauses[0]).toMatchObject({ position: 1, title: 'Respect each other' });
    const french = (await w.as(null, 'fr').run(CHARTER)).charter;
    expect(french.clauses[0].title).toBe('Se respecter');
  });

  it('gets new versions from admins; the earlier ones stay as they were', async () => {
    const before = (await w.anonymous.run(CHARTER, { version: 1 })).charter;
    const charter = await publish([clause('respect'), clause('water')], 'Water is new.');
    expect(charter).toEqual({
      version: 2,
      changeNote: 'Water is new.',
      clauses: [
        { code: 'respect', position: 1, titleFr: 'De respect' },
        { code: 'water', position: 2, titleFr: 'De water' },
      ],
    });
    expect((await w.anonymous.run(CHARTER)).charter.version).toBe(2);
    expect((await w.anonymous.run(CHARTER, { version: 1 })).charter).toEqual(before);
    expect((await w.anonymous.run(CHARTER, { version: 99 })).charter).toBeNull();
    expect(await w.events('charter.published')).toEqual([{ version: 2 }]);
  });

  it('is published by admins alone', async () => {
    expect((await refused([clause('respect')], mona!)).reason).toBe('admins_only');
    expect((await refused([clause('respect')], ada!)).reason).toBe('admins_only');
    const anonymous = await w.anonymous.refusal(PUBLISH, { input: { clauses: [] } });
    expect(anonymous.reason).toBe('sign_in_required');
  });

  it('names every wrong field of a clause', async () => {
    expect((await refused([])).fields).toEqual({ clauses: 'required' });
    expect((await refused(Array.from({ length: 41 }, (_, at) => clause(`c${at}`)))).fields).toEqual(
      {
        clauses: 'too_many',
      },
    );
    expect((await refused([clause('a'), clause('a')])).fields).toEqual({
      'clauses.1.code': 'taken',
    });
    const wrong = clause('Not A Code', { titleFr: '', bodyEn: 'x'.repeat(1_001) });
    expect((await refused([wrong])).fields).toEqual({
      'clauses.0.code': 'wrong_form',
      'clauses.0.titleFr': 'required',
      'clauses.0.bodyEn': 'too_long',
    });
  });

  it('keeps its numbers in a row when several publish at once', async () => {
    const { version } = (await w.anonymous.run(CHARTER)).charter;
    const charters = await Promise.all(
      Array.from({ length: 5 }, () => publish([clause('respect')])),
    );
    expect(charters.map((charter) => charter.version).sort((a, b) => a - b)).toEqual(
      [1, 2, 3, 4, 5].map((more) => version + more),
    );
  });

  it('is named by statements in the version in force when they were written', async () => {
    const review = new Review(w);
    const thread = await w.thread(await w.room(), ada!);
    const post = await w.post(thread, ada!);
    const id = await review.flagged(post.id, await w.member());
    await publish([clause('respect'), clause('water')]);
    const { version } = (await w.anonymous.run(CHARTER)).charter;
    await review.done(mona!, id, ['hide'], { clauseCode: 'water' });
    await publish([clause('respect')]);
    const [told] = await w.db.rows<Record<string, any>>(
      `select clause.charter_version as version, statement.body from statements statement
       join clauses clause on clause.id = statement.clause_id where target_id = $1`,
      [post.id],
    );
    expect(told!.version).toBe(version);
    expect(told!.body).toContain(`version ${version}, clause “About water”: Do not.`);
    const another = await review.flagged((await w.post(thread, ada!)).id, await w.member());
    const gone = { verb: 'act', actions: [{ kind: 'hide' }], clauseCode: 'water' };
    expect((await review.refusal(mona!, another, gone)).fields).toEqual({
      clauseCode: 'not_an_option',
    });
  });
});
