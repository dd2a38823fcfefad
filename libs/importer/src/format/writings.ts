import { REACTION_KINDS, THREAD_KINDS, THREAD_STATES, type ThreadKind } from '@parvis/forum';
import type { SourceBody } from '../bodies/index.js';
import type { Fields } from './fields.js';
import { LineRefusal } from './loss.js';
import { paths } from './people.js';
import { language } from './places.js';
import type { ReadLine, ThreadRecord, WritingRecord } from './records.js';

type Read = Omit<ReadLine, 'line' | 'type'>;

const TITLE_MAX = 500;
const TAG_MAX = 100;
const NAME_MAX = 200;
const SUM = 1_000_000_000;

export function readThread(fields: Fields): Read {
  const record: ThreadRecord = {
    ...writing(fields),
    title: fields.requiredLine('title', TITLE_MAX),
    language: language(fields, 'lang'),
    tags: fields.list('tags', (entry) => entry.requiredLine('tags', TAG_MAX)),
    state: fields.word('state', THREAD_STATES) ?? (fields.flag('closed') ? 'locked' : 'open'),
    isPinned: fields.flag('pinned'),
    views: fields.integer('views') ?? 0,
    sameQuestionIds: fields.ids('sameQuestionIds'),
  };
  fields.recount('closed', 'hasAccepted');
  return {
    ...signed(fields),
    record,
    parent: fields.requiredId('roomId'),
    answerKey: fields.id('acceptedPostId'),
    kind: kind(fields),
  };
}

/** A reply or a comment; a comment names what it stands under by `parentId`. */
export function readPost(fields: Fields, parentField: 'threadId' | 'parentId'): Read {
  const isComment = parentField === 'parentId';
  const record = writing(fields);
  const parent = fields.requiredId(parentField);
  if (isComment) {
    // Comments are only voted up where they have a score: that is a like here.
    record.likes += Math.max(0, record.votes);
    record.votes = Math.min(0, record.votes);
  }
  return {
    ...signed(fields),
    record,
    parent,
    replyTo: isComment ? parent : fields.id('replyTo'),
    ...answer(fields, record),
  };
}

function signed(fields: Fields) {
  return {
    sourceId: fields.requiredId('id'),
    at: fields.requiredDate('createdAt'),
    authorId: fields.id('authorId'),
    authorName: fields.line('authorName', NAME_MAX),
  };
}

function answer(fields: Fields, record: WritingRecord) {
  const accepted = fields.flag('accepted');
  const stands = !record.isRemoved && !record.withdrawnAt;
  if (accepted && !stands) fields.note('answer_not_standing', 'accepted');
  const answerAt = fields.date('acceptedAt');
  return { isAnswer: accepted && stands, answerAt, answerBy: fields.id('acceptedById') };
}

function writing(fields: Fields): WritingRecord {
  const [hidden, trashed] = [fields.flag('hidden'), fields.flag('trashed')];
  return {
    body: body(fields),
    editedAt: fields.date('editedAt')?.toISOString() ?? null,
    withdrawnAt: fields.date('withdrawnAt')?.toISOString() ?? null,
    isRemoved: hidden || trashed,
    likes: fields.integer('likes') ?? 0,
    ...votes(fields),
    reactions: fields.list('reactions', (entry) => ({
      userId: entry.requiredId('userId'),
      kind: entry.word('kind', REACTION_KINDS) ?? 'like',
    })),
    revisions: fields.list('revisions', (entry) => ({
      createdAt: entry.requiredDate('createdAt').toISOString(),
      bodyMarkdown: entry.text('bodyMarkdown') ?? '',
      reason: entry.line('reason', NAME_MAX) ?? '',
    })),
    bookmarkedByIds: fields.ids('bookmarkedByIds'),
    paths: paths(fields),
  };
}

/** `votes` is a sum in some sources and a list in ours; others have a score, or ups and downs. */
function votes(fields: Fields): Pick<WritingRecord, 'votes' | 'memberVotes'> {
  const score = fields.integer('score', -SUM, SUM);
  const [up, down] = [fields.integer('votesUp'), fields.integer('votesDown')];
  const sum = score ?? (up ?? 0) - (down ?? 0);
  if (!fields.isList('votes')) {
    return { votes: fields.integer('votes', -SUM, SUM) ?? sum, memberVotes: [] };
  }
  const memberVotes = fields.list('votes', (entry) => ({
    userId: entry.requiredId('userId'),
    value: entry.integer('value', -1, 1) === -1 ? (-1 as const) : (1 as const),
  }));
  return { votes: sum, memberVotes };
}

function body(fields: Fields): SourceBody {
  const bodyMarkdown = fields.text('bodyMarkdown');
  const bodyHtml = fields.text('bodyHtml');
  const bodyText = fields.text('bodyText');
  if (bodyMarkdown !== null) return { bodyMarkdown };
  if (bodyHtml !== null) return { bodyHtml };
  if (bodyText !== null) return { bodyText };
  throw new LineRefusal('missing_body');
}

/**
 * What a thread says of its own kind; null leaves it to its room and its answers. Votes on a
 * thread for and against make it an idea, judged replies a question.
 */
function kind(fields: Fields): ThreadKind | null {
  const named = fields.word('kind', THREAD_KINDS);
  const weighed = ['votesUp', 'votesDown', 'votesMixed'].some((name) => fields.knows(name));
  if (named) return named;
  if (weighed) return 'idea';
  return fields.knows('hasGood') || fields.flag('hasAccepted') ? 'question' : null;
}
