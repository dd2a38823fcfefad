import { Injectable } from '@nestjs/common';
import { CommunityFile } from '../file/community-file.js';
import type { FileLine } from '../file/line-splitter.js';
import { LINE_TYPES } from '../format/records.js';
import { ImportError } from '../runs/import-error.js';
import type { ImportOptions } from '../runs/import-run.js';
import { ImportsRepository } from '../runs/imports.repository.js';
import { ImportsService } from '../runs/imports.service.js';
import type { Comparison, TypeCount } from './comparison.js';
import { type Trace, VerificationRepository } from './verification.repository.js';

const BATCH = 1_000;
const SHOWN = 20;

/**
 * Compares a file with the database line by line: not what the import believes it wrote, but the
 * rows that are there.
 */
@Injectable()
export class VerificationService {
  constructor(
    private readonly imports: ImportsRepository,
    private readonly service: ImportsService,
    private readonly traces: VerificationRepository,
  ) {}

  /** ImportError when the file was never imported. */
  async verify(path: string, options: Pick<ImportOptions, 'source'> = {}): Promise<Comparison> {
    const file = await CommunityFile.open(path);
    const source = await this.service.sourceOf(file, options);
    const run = await this.imports.ofFile(source, await file.sha256());
    if (!run) throw new ImportError(`${file.name} was never imported.`);
    const counts = new Map<string, TypeCount>();
    const missing: Comparison['missing'] = [];
    for await (const batch of batches(file)) {
      for (const trace of await this.traces.of(run, batch.map(traceOf))) {
        tally(counts, trace);
        const isLost = !trace.isInDatabase && !trace.isInLossReport;
        if (isLost && missing.length < SHOWN) missing.push(trace);
      }
    }
    return { counts: ordered(counts), missing, ...(await this.traces.reasons(run.id)) };
  }
}

async function* batches(file: CommunityFile): AsyncGenerator<FileLine[]> {
  let batch: FileLine[] = [];
  for await (const line of file.lines()) {
    batch.push(line);
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** As little of a line as tells which it is, read apart from the reader that is to be checked. */
function traceOf({ number, text }: FileLine) {
  let raw: Record<string, unknown> = {};
  try {
    raw = JSON.parse(text ?? '') ?? {};
  } catch {
    // Not JSON: only the loss report can know it.
  }
  const type = LINE_TYPES.find((known) => known === raw.type) ?? 'unknown';
  const name = typeof raw.name === 'string' ? raw.name.trim() : '';
  const id = type === 'tag' ? name.toLowerCase() : type === 'tagGroup' ? name : raw.id;
  return {
    line: number,
    type,
    sourceId: id === undefined || id === null ? null : String(id).replaceAll('\0', ''),
    accepted: raw.accepted === true,
  };
}

function tally(counts: Map<string, TypeCount>, trace: Trace): void {
  add(counts, trace.type, trace.isInDatabase, trace.isInLossReport);
  if (trace.accepted) {
    add(counts, 'acceptedAnswer', trace.isAnswer, trace.isInLossReport || trace.isNoted);
  }
}

function add(counts: Map<string, TypeCount>, type: string, isIn: boolean, isLost: boolean): void {
  const empty = { type, inFile: 0, inDatabase: 0, inLossReport: 0, missing: 0 };
  const count = counts.get(type) ?? empty;
  count.inFile += 1;
  if (isIn) count.inDatabase += 1;
  else if (isLost) count.inLossReport += 1;
  else count.missing += 1;
  counts.set(type, count);
}

function ordered(counts: Map<string, TypeCount>): TypeCount[] {
  const order = [...LINE_TYPES, 'acceptedAnswer', 'unknown'];
  return order.flatMap((type) => counts.get(type) ?? []);
}
