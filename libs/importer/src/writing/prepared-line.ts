import type { Loss, LossReason } from '../format/loss.js';
import { oldPaths } from '../paths/old-paths.js';
import type { ImportRun } from '../runs/import-run.js';
import { lossOf } from '../staging/staging.service.js';
import { TableRows } from './table-rows.js';
import type { WaitingLine } from './waiting-line.js';

type PathColumn = 'thread_id' | 'post_id' | 'room_id' | 'member_id' | 'tag_id';

/** A line with everything it will write, so that writing it takes no thought. */
export class PreparedLine {
  readonly rows = new TableRows();
  readonly losses: Loss[] = [];

  constructor(
    readonly run: ImportRun,
    readonly waiting: WaitingLine,
  ) {}

  /** Remembers what the line became, so that no later import brings it again. */
  record(targetId: string, type: string = this.waiting.type, key = this.waiting.sourceId): void {
    const { source } = this.run;
    this.rows.add('import_records', { source, type, source_id: key, target_id: targetId });
  }

  /** Sends the old addresses of the line to what it became. */
  redirect(column: PathColumn, id: string, named: string[], words: string): void {
    const { type, sourceId } = this.waiting;
    const paths = [...named, ...oldPaths(this.run, type, sourceId, words)];
    for (const path of new Set(paths)) this.rows.add('previous_paths', { path, [column]: id });
  }

  note(reason: LossReason, detail: string): void {
    const { line, type, sourceId } = this.waiting;
    const known = type === 'author' ? 'user' : type;
    this.losses.push(lossOf({ line, type: known, sourceId }, 'altered', reason, detail));
  }
}
