/**
 * Why a line, or a part of it, did not enter as it stood. Stable words: they stand in loss
 * reports, and `docs/import.md` explains each.
 */
export type LossReason =
  // The line was skipped.
  | 'line_too_long'
  | 'not_json'
  | 'not_an_object'
  | 'unknown_type'
  | 'missing_field'
  | 'wrong_field'
  | 'wrong_date'
  | 'missing_body'
  | 'duplicate_id'
  | 'second_community'
  | 'unknown_room'
  | 'unknown_thread'
  | 'unknown_parent'
  | 'refused_by_database'
  // The line is in, but not whole or not as it was.
  | 'unknown_author'
  | 'unknown_member'
  | 'unknown_parent_room'
  | 'unknown_tag_group'
  | 'unknown_synonym'
  | 'unknown_reply'
  | 'unknown_answer'
  | 'second_answer'
  | 'answer_not_standing'
  | 'date_in_future'
  | 'text_repaired'
  | 'text_shortened'
  | 'text_too_complex'
  | 'own_reaction';

/** Something of a line that was changed on its way in. */
export interface Note {
  reason: LossReason;
  /** Which field or reference. */
  detail: string;
}

/** An entry of the loss report. */
export interface Loss extends Note {
  line: number;
  fate: 'skipped' | 'altered';
  type: string;
  sourceId: string | null;
}

const DETAIL_MAX = 200;

/** Details are cut to what an index takes and a terminal shows. */
export const detailOf = (text: string): string => {
  const clean = text.replace(/[\p{Cc}\p{Surrogate}]/gu, '\ufffd');
  return clean.length > DETAIL_MAX ? `${clean.slice(0, DETAIL_MAX)}…` : clean;
};

/** A line that cannot enter at all. */
export class LineRefusal extends Error {
  constructor(
    readonly reason: LossReason,
    readonly detail = '',
  ) {
    super(reason);
  }
}
