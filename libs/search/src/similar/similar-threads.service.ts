import { Injectable } from '@nestjs/common';
import type { Viewer } from '@parvis/kernel';
import type { SimilarRequest } from '../engine/search-request.js';
import type { RankedCandidate } from '../ranking/candidate.js';
import { rankSimilar } from '../ranking/rank-similar.js';
import { AnsweringEngine } from '../searching/answering-engine.js';
import { SearchScopes } from '../searching/search-scopes.js';
import { solvedFirst } from './solved-first.js';

/** Threads that the engine gives and ranking reads. */
const CANDIDATES = 60;
/** Less alike is not the same question; to be about the same, less will do. */
const LIKENESS_MIN = 0.1;
const RELATED_MIN = 0.02;
const TITLE_MAX = 300;
const BODY_MAX = 2_000;

export type Question = Pick<SimilarRequest, 'title' | 'body' | 'language' | 'roomId' | 'exceptId'>;

/** Threads that ask what somebody asks, among those a viewer may see. */
@Injectable()
export class SimilarThreads {
  constructor(
    private readonly answering: AnsweringEngine,
    private readonly scopes: SearchScopes,
  ) {}

  /** By the ranking, solved ones first among the comparably likely; none for a title without words. */
  to(viewer: Viewer, question: Question): Promise<RankedCandidate[]> {
    return this.found(viewer, question, question.body, LIKENESS_MIN);
  }

  /**
   * The same for a thread that is there. Candidates are found by its title alone: the rare words of
   * its text, which would find them otherwise, are its own.
   */
  relatedTo(viewer: Viewer, question: Question): Promise<RankedCandidate[]> {
    return this.found(viewer, question, undefined, RELATED_MIN);
  }

  private async found(
    viewer: Viewer,
    { title: typed, body: written, ...question }: Question,
    sought: string | undefined,
    least: number,
  ): Promise<RankedCandidate[]> {
    const title = legible(typed, TITLE_MAX);
    if (!/[\p{L}\p{N}]{2}/u.test(title)) return [];
    const { scope } = await this.scopes.of(viewer);
    const { value } = await this.answering.ask((engine) =>
      engine.similar({ ...question, title, ...bodyOf(sought), scope, limit: CANDIDATES }),
    );
    const { candidates, statistics } = value;
    const query = { title, ...bodyOf(written), language: question.language };
    const ranked = rankSimilar(query, candidates, statistics);
    const solved = new Set(candidates.flatMap(({ id, isSolved }) => (isSolved ? [id] : [])));
    return solvedFirst(
      ranked.filter(({ likeness }) => likeness >= least),
      ({ id }) => solved.has(id),
    );
  }
}

const bodyOf = (text: string | undefined): { body?: string } =>
  text ? { body: legible(text, BODY_MAX) } : {};

/** A beginning of a text without what no database takes: NUL and halves of characters. */
const legible = (text: string, max: number): string =>
  text
    .slice(0, max)
    .replace(/[\p{Surrogate}\0]/gu, ' ')
    .trim();
