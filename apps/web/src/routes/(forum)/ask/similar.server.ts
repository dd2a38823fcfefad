import type { RequestEvent } from '@sveltejs/kit';
import { storedHtml } from '$lib/prose/stored-html';
import { fragment, operation } from '$lib/server/operations/document';
import { type MemberAnswer, memberFace, toMemberFace } from '$lib/server/operations/member';
import type { SimilarQuestion } from './similar';

/** What is shown of a question that may be the same: enough to read its answer in place. */
export const similarFace = fragment(
  /* GraphQL */ `
  fragment SimilarFace on Thread {
    number slug title language isSolved replyCount sameQuestionCount viewerHasSameQuestion
    author { ...MemberFace }
    answer { number bodyHtml author { ...MemberFace } }
  }
`,
  memberFace,
);

const SIMILAR = operation(
  /* GraphQL */ `
  query Similar($title: String!, $body: String, $roomId: ID, $language: String) {
    similarQuestions(title: $title, body: $body, roomId: $roomId, language: $language, first: 5) {
      titleHtml isNearDuplicate
      thread { ...SimilarFace }
    }
  }
`,
  similarFace,
);

export interface SimilarAnswer {
  number: number;
  slug: string;
  title: string;
  language: string;
  isSolved: boolean;
  replyCount: number;
  sameQuestionCount: number;
  viewerHasSameQuestion: boolean;
  author: MemberAnswer;
  answer: { number: number; bodyHtml: string | null; author: MemberAnswer } | null;
}

interface Answer {
  similarQuestions: { titleHtml: string; isNearDuplicate: boolean; thread: SimilarAnswer }[];
}

export const toSimilarQuestion = (
  event: Pick<RequestEvent, 'isDataRequest'>,
  { author, answer, ...thread }: SimilarAnswer,
  titleHtml: string,
  isNearDuplicate: boolean,
): SimilarQuestion => ({
  ...thread,
  titleHtml,
  isNearDuplicate,
  author: toMemberFace(author),
  answer: answer?.bodyHtml
    ? {
        number: answer.number,
        author: toMemberFace(answer.author),
        body: storedHtml(event, answer.bodyHtml),
      }
    : null,
});

/** A title shorter than this is not yet about anything. */
const TITLE_MIN = 5;
/** What of a longer text is compared. */
const TITLE_MAX = 150;
const BODY_MAX = 4_000;

/**
 * Questions like the one that is being written, those with a solution first. None where search does
 * not answer: asking goes on without it.
 */
export async function similarTo(
  event: RequestEvent,
  { kind = 'question', title = '', body = '', room = '', language }: Record<string, string>,
): Promise<SimilarQuestion[]> {
  if (kind !== 'question' || title.trim().length < TITLE_MIN) return [];
  const { data } = await event.locals.parvis.graphql<Answer>(SIMILAR, {
    title: title.slice(0, TITLE_MAX),
    body: body.slice(0, BODY_MAX) || null,
    roomId: room || null,
    language: language || null,
  });
  return (data?.similarQuestions ?? []).map(({ thread, titleHtml, isNearDuplicate }) =>
    toSimilarQuestion(event, thread, titleHtml, isNearDuplicate),
  );
}
