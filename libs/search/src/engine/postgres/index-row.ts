import type {
  DocumentKind,
  DocumentOf,
  MemberDocument,
  PostDocument,
  TagDocument,
  ThreadDocument,
} from '../../documents/document.js';
import { words } from '../../ranking/tokens.js';

/** A document as the tables `search_…` take it; texts are folded words with a space between. */
export interface IndexRow {
  id: string;
  threadId: string | null;
  quality: number;
  voteScore: number;
  createdAt: Date;
  /** Whose words it adds to; null for none. */
  vocabulary: string | null;
  facets: string[];
  authorId: string | null;
  configuration: string;
  title: string;
  named: string;
  answer: string;
  opening: string;
  rest: string;
  words: string;
  fingerprint: string;
}

/** The text search configuration of a language; others than these are searched unstemmed. */
const configurationOf = (language: string): string =>
  language === 'en' || language === 'fr' ? `parvis_${language}` : 'parvis_simple';

const LETTER = /\p{L}/u;
/** Hashes, addresses and long numbers are found, but nobody mistypes them. */
const isMistyped = (word: string): boolean =>
  word.length >= 2 && word.length <= 30 && LETTER.test(word);

const folded = (text: string): string => words(text).join(' ');

function vocabularyOf(...texts: string[]): string {
  const found = new Set(texts.flatMap((text) => (text ? text.split(' ') : [])));
  return [...found].filter(isMistyped).join(' ');
}

const flag = (name: string, value: boolean): string => `${name}:${value ? 1 : 0}`;

function facetsOf(document: ThreadDocument | PostDocument): string[] {
  return [
    `r:${document.roomId}`,
    `k:${document.kind}`,
    `l:${document.language}`,
    flag('s', document.isSolved),
    flag('e', document.isAnsweredByExpert),
    ...document.tagIds.map((id) => `t:${id}`),
  ];
}

function threadRow(document: ThreadDocument): IndexRow {
  const [title, named, answer, opening, rest] = [
    document.title,
    document.tagNames.join(' '),
    document.answer,
    document.opening,
    document.replies,
  ].map(folded) as [string, string, string, string, string];
  return {
    ...common(document),
    voteScore: document.voteScore,
    vocabulary: document.vocabulary,
    facets: facetsOf(document),
    authorId: document.authorId,
    configuration: configurationOf(document.language),
    ...{ title, named, answer, opening, rest },
    // Names of tags are words of their own, found where tags are.
    words: vocabularyOf(title, answer, opening, rest),
  };
}

function postRow(document: PostDocument): IndexRow {
  return {
    ...common(document),
    threadId: document.threadId,
    voteScore: document.voteScore,
    facets: facetsOf(document),
    authorId: document.authorId,
    configuration: configurationOf(document.language),
    opening: folded(document.text),
  };
}

function memberRow(document: MemberDocument): IndexRow {
  const title = folded(`${document.name} ${document.handle}`);
  return {
    ...common(document),
    voteScore: document.voteScore,
    vocabulary: 'public',
    facets: [flag('e', document.isExpert)],
    title,
    opening: folded(document.bio),
    words: vocabularyOf(title),
  };
}

function tagRow(document: TagDocument): IndexRow {
  return {
    ...common(document),
    title: folded([document.name, document.slug, ...document.synonyms].join(' ')),
    opening: folded(document.description),
  };
}

const common = (document: {
  id: string;
  quality: number;
  createdAt: Date;
  fingerprint: string;
}): IndexRow => ({
  id: document.id,
  quality: document.quality,
  createdAt: document.createdAt,
  fingerprint: document.fingerprint,
  threadId: null,
  voteScore: 0,
  vocabulary: null,
  facets: [],
  authorId: null,
  configuration: 'parvis_simple',
  title: '',
  named: '',
  answer: '',
  opening: '',
  rest: '',
  words: '',
});

const ROWS: { [Kind in DocumentKind]: (document: DocumentOf[Kind]) => IndexRow } = {
  thread: threadRow,
  post: postRow,
  member: memberRow,
  tag: tagRow,
};

export function indexRowOf<Kind extends DocumentKind>(
  kind: Kind,
  document: DocumentOf[Kind],
): IndexRow {
  return ROWS[kind](document);
}
