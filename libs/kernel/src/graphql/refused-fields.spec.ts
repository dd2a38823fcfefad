import {
  buildSchema,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  parse,
} from 'graphql';
import { DomainError } from '../errors/domain.error.js';
import { uuidv7 } from '../ids/uuidv7.js';
import { refusedFields } from './refused-fields.js';

const schema = buildSchema('type Query { a: Int }');
const failing = (path: (string | number)[], code: 'FORBIDDEN' | 'NOT_FOUND' | 'INVALID') =>
  new GraphQLError('no', { path, originalError: new DomainError(code, 'because') });
const args = (text: string, variableValues: Record<string, unknown> = {}): ExecutionArgs => ({
  schema,
  document: parse(text),
  variableValues,
});
const result = (...errors: GraphQLError[]): ExecutionResult => ({ errors });

describe('the fields that were refused', () => {
  it('are named as the schema does, through aliases and fragments', () => {
    const operation = args(
      'query { x: member { ...f } } fragment f on Member { ... on Member { y: account { email } } }',
    );
    expect(refusedFields(operation, result(failing(['x', 'y'], 'FORBIDDEN')))).toEqual([
      { code: 'FORBIDDEN', reason: 'because', field: 'member.account', ids: [] },
    ]);
  });

  it('carry the ids they were asked with, from variables and from the text', () => {
    const [one, two] = [uuidv7(), uuidv7()];
    const operation = args(
      `mutation ($in: X) { roomSet(id: "${one}", input: $in, name: "Ada") { id } }`,
      { in: { list: [{ id: two }, 'no id'] } },
    );
    expect(refusedFields(operation, result(failing(['roomSet'], 'NOT_FOUND')))).toEqual([
      { code: 'NOT_FOUND', reason: 'because', field: 'roomSet', ids: [one, two] },
    ]);
  });

  it('count once each, and mistakes do not count', () => {
    const operation = args('{ rooms { secret } }');
    const errors = result(
      failing(['rooms', 0, 'secret'], 'FORBIDDEN'),
      failing(['rooms', 1, 'secret'], 'FORBIDDEN'),
      failing(['rooms'], 'INVALID'),
      new GraphQLError('unknown'),
    );
    expect(refusedFields(operation, errors)).toMatchObject([{ field: 'rooms.secret' }]);
  });
});
