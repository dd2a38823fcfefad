import { Injectable } from '@nestjs/common';
import {
  Clock,
  checked,
  cleanText,
  Database,
  DomainError,
  ensure,
  invalid,
  Outbox,
  uuidv7,
  type Viewer,
} from '@parvis/kernel';
import {
  CHANGE_NOTE_MAX,
  type Charter,
  CLAUSE_BODY_MAX,
  CLAUSE_CODE,
  CLAUSE_TITLE_MAX,
  CLAUSES_MAX,
  type Clause,
} from './charter.entity.js';
import type { CharterInput, ClauseInput } from './charter.inputs.js';
import { charterPolicy } from './charter.policy.js';
import { ChartersRepository } from './charters.repository.js';

/** The rules that decisions name. */
@Injectable()
export class ChartersService {
  constructor(
    private readonly db: Database,
    private readonly charters: ChartersRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The version in force, or an earlier one; null when there is none of that number. */
  find(version: number | null): Promise<Charter | null> {
    return version === null ? this.charters.current() : this.charters.byVersion(version);
  }

  /** Replaces the version in force. Statements go on naming the version they were written under. */
  async publish(viewer: Viewer, input: CharterInput): Promise<Charter> {
    ensure(charterPolicy.publish(viewer));
    const changeNote = checked({
      changeNote: () => cleanText(input.changeNote ?? '', { max: CHANGE_NOTE_MAX, min: 0 }),
    }).changeNote;
    const clauses = cleanClauses(input.clauses);
    return this.db.tx(async () => {
      await this.charters.lock();
      const version = (await this.charters.current()).version + 1;
      const charter = {
        version,
        publishedAt: this.clock.now(),
        publishedById: viewer.memberId,
        changeNote,
      };
      await this.charters.insert(
        charter,
        clauses.map((clause, index) => ({
          ...clause,
          id: uuidv7(),
          charterVersion: version,
          position: index + 1,
        })),
      );
      await this.outbox.publish('charter.published', { version }, viewer.memberId);
      return charter;
    });
  }
}

type Words = Omit<Clause, 'id' | 'charterVersion' | 'position'>;

/** INVALID names fields as `clauses.2.titleFr`; every language must be there. */
function cleanClauses(inputs: readonly ClauseInput[]): Words[] {
  if (inputs.length === 0) throw invalid({ clauses: 'required' });
  if (inputs.length > CLAUSES_MAX) throw invalid({ clauses: 'too_many' }, { max: CLAUSES_MAX });
  const seen = new Set<string>();
  return inputs.map((input, index) => {
    const values = checked({
      [`clauses.${index}.code`]: () => cleanCode(input.code, seen),
      [`clauses.${index}.titleEn`]: () => cleanText(input.titleEn, { max: CLAUSE_TITLE_MAX }),
      [`clauses.${index}.titleFr`]: () => cleanText(input.titleFr, { max: CLAUSE_TITLE_MAX }),
      [`clauses.${index}.bodyEn`]: () => cleanBody(input.bodyEn),
      [`clauses.${index}.bodyFr`]: () => cleanBody(input.bodyFr),
    });
    const [code, titleEn, titleFr, bodyEn, bodyFr] = Object.values(values) as string[];
    return { code, titleEn, titleFr, bodyEn, bodyFr } as Words;
  });
}

const cleanBody = (text: string) => cleanText(text, { max: CLAUSE_BODY_MAX, multiline: true });

function cleanCode(code: string, seen: Set<string>): string {
  if (!CLAUSE_CODE.test(code)) throw new DomainError('INVALID', 'wrong_form');
  if (seen.has(code)) throw new DomainError('INVALID', 'taken');
  seen.add(code);
  return code;
}
