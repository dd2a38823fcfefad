import { fillWords, type Locale } from '@parvis/kernel';
import type { Clause } from '../charter/charter.entity.js';
import type { RestrictedKind, Restriction } from './statement.entity.js';
import { statedAs, statementWords } from './statement-words.js';

/** How the matter came before staff. */
export interface Origin {
  /** Members had flagged it. */
  isFlagged: boolean;
  /** A rule had found it. */
  isDetected: boolean;
}

/** Everything a statement tells; nothing else goes into its text, so a preview is exact. */
export interface StatementFacts {
  restriction: Restriction;
  targetKind: RestrictedKind;
  /** Null when no end is set. */
  hours: number | null;
  /** The title of the thread that it concerns; null of a member or held post. */
  thread: string | null;
  /** What staff found, in their words; empty lets the content speak. */
  facts: string;
  origin: Origin;
  isAutomated: boolean;
  clause: Clause;
}

export interface StatementText {
  title: string;
  /** Plain text; paragraphs are parted by an empty line. */
  body: string;
}

/** The message itself. It names neither number nor date, which are only known once it is issued. */
export function statementText(locale: Locale, stated: StatementFacts): StatementText {
  const words = statementWords[locale];
  const { clause, hours, restriction, targetKind } = stated;
  const kind = statedAs(restriction, targetKind);
  const values = {
    thread: stated.thread ?? '',
    hours: String(hours),
    facts: stated.facts,
    version: String(clause.charterVersion),
    clause: locale === 'fr' ? clause.titleFr : clause.titleEn,
    text: locale === 'fr' ? clause.bodyFr : clause.bodyEn,
  };
  const lasts = words.duration[hours === null ? 'none' : 'hours'];
  const paragraphs = [
    restriction === 'warn' || restriction === 'refuse'
      ? words.what[kind]
      : `${words.what[kind]} ${lasts}`,
    words.facts[stated.facts ? 'given' : 'content'],
    `${words.source[sourceOf(stated.origin)]} ${words.decided[stated.isAutomated ? 'by_rule' : 'by_person']}`,
    words.ground,
    words.redress,
  ];
  return {
    title: words.title[kind],
    body: paragraphs.map((paragraph) => fillWords(paragraph, values)).join('\n\n'),
  };
}

function sourceOf({ isFlagged, isDetected }: Origin): 'members' | 'rule' | 'staff' {
  if (isFlagged) return 'members';
  return isDetected ? 'rule' : 'staff';
}
