import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql';

/** What the arguments of a mutation point at. */
export interface Targets {
  thread: string;
  otherThread: string;
  post: string;
  room: string;
  tag: string;
  otherTag: string;
  tagGroup: string;
  member: string;
  session: string;
  reviewable: string;
  decision: string;
  statement: string;
  appeal: string;
  heldPost: string;
  flagReason: string;
  watchedWord: string;
  notification: string;
  expertVerification: string;
  routedQuestion: string;
}

type Values = Record<string, unknown>;

/** Values by the name of the argument; ids come from the targets. */
const WORDS: Values = {
  bodyEn: 'A rule.',
  bodyFr: 'Une règle.',
  bonus: 0,
  changeNote: 'A change.',
  clauseCode: 'respect',
  code: 'intruder',
  contentHash: 'hash',
  bio: 'A bio.',
  bodyMarkdown: 'Words of an intruder.',
  colour: '#123456',
  current: 'walnut-harbour-29',
  description: 'A description.',
  descriptionMarkdown: 'A *description*.',
  email: 'intruder@example.org',
  expectedRevision: 0,
  facts: 'Facts of an intruder.',
  formToken: 'AAAA',
  handle: 'intruder',
  helpEn: 'Help.',
  helpFr: 'Aide.',
  hours: 24,
  image: 'AAAA',
  interests: ['walnuts'],
  key: 'site.name',
  language: 'en',
  level: 1,
  login: 'intruder',
  minTrustLevel: 0,
  ofNumber: 1,
  name: 'Intruder',
  nameEn: 'Intruder',
  nameFr: 'Intrus',
  note: 'A note.',
  pattern: 'intruder',
  password: 'walnut-harbour-29',
  reason: 'A reason.',
  reasonCode: 'spam',
  replacement: '',
  body: 'Words of an intruder.',
  text: 'A text.',
  titleEn: 'A title',
  titleFr: 'Un titre',
  version: 1,
  slug: 'intruder',
  tags: ['plain'],
  timeZone: 'Europe/Paris',
  title: 'A title of an intruder',
  until: '2027-01-01T00:00:00Z',
  token: 'AAAA',
};

/** Which thing an `id` means, by the beginning of the mutation; the longest word counts. */
const KINDS: [prefix: string, kind: keyof Targets][] = [
  ['tagGroup', 'tagGroup'],
  ['thread', 'thread'],
  ['post', 'post'],
  ['room', 'room'],
  ['tag', 'tag'],
  ['member', 'member'],
  ['session', 'session'],
  ['reviewable', 'reviewable'],
  ['decision', 'decision'],
  ['heldPost', 'heldPost'],
  ['flagReason', 'flagReason'],
  ['watchedWord', 'watchedWord'],
  ['notification', 'notification'],
  ['expertVerification', 'expertVerification'],
  ['routedQuestion', 'routedQuestion'],
];

/** These take one of two targets: the post, or the case. */
const ONE_TARGET = ['flagRaise', 'reviewableOpen', 'staffNoteAdd'];

/** A mutation with variables for each of its arguments, inner fields of inputs as well. */
export interface Write {
  name: string;
  document: string;
  variables: Values;
}

/** The mutation with every argument it has, so that nothing declared goes untried. */
export function writeOf(schema: GraphQLSchema, name: string, targets: Targets): Write {
  const field = schema.getMutationType()!.getFields()[name]!;
  const variables = Object.fromEntries(
    field.args.map((arg) => [arg.name, valueFor(name, arg.name, arg.type, targets)]),
  );
  const declared = field.args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
  const given = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const below = isObjectType(getNamedType(field.type)) ? ' { __typename }' : '';
  const call = given ? `${name}(${given})${below}` : `${name}${below}`;
  return { name, document: `mutation${declared && ` (${declared})`} { ${call} }`, variables };
}

function valueFor(
  mutation: string,
  name: string,
  type: GraphQLInputType,
  targets: Targets,
): unknown {
  if (isNonNullType(type)) return valueFor(mutation, name, type.ofType, targets);
  const id = idOf(mutation, name, targets);
  if (id !== undefined) return isListType(type) ? [id] : id;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) =>
        field.name !== 'idempotencyKey' &&
        !(field.name === 'memberId' && ONE_TARGET.includes(mutation)),
    );
    return Object.fromEntries(
      fields.map((field) => [field.name, valueFor(mutation, field.name, field.type, targets)]),
    );
  }
  const named = getNamedType(type);
  if (isListType(type) && isInputObjectType(named)) {
    return [valueFor(mutation, name, named, targets)];
  }
  if (isEnumType(named)) {
    const [first] = named.getValues();
    return isListType(type) ? [first!.name] : first!.name;
  }
  if (isScalarType(named) && named.name === 'Boolean') return true;
  if (name === 'value') return named.name === 'Int' ? 1 : 'Intruders';
  if (!(name in WORDS)) throw new Error(`${mutation}(${name}): give it a value in WORDS.`);
  return WORDS[name];
}

function idOf(mutation: string, name: string, targets: Targets): string | null | undefined {
  const kind = KINDS.find(([prefix]) => mutation.startsWith(prefix))?.[1];
  switch (name) {
    case 'id':
    case 'ids':
      return targets[mutation === 'roomsReorder' ? 'room' : kind!];
    case 'intoId':
      return kind === 'tag' ? targets.otherTag : targets.otherThread;
    case 'threadId':
      return targets.thread;
    case 'postId':
    case 'postIds':
      return targets.post;
    case 'roomId':
      return targets.room;
    case 'memberId':
      return targets.member;
    case 'reviewableId':
      return targets.reviewable;
    case 'statementId':
      return targets.statement;
    case 'appealId':
      return targets.appeal;
    case 'synonymId':
      return targets.otherTag;
    case 'tagId':
      return null;
    case 'replyToId':
    case 'groupId':
    case 'parentId':
      return null;
  }
}
