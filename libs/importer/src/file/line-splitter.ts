const NEWLINE = 0x0a;

/** A line of a file; `text` is null when it was too long to be kept. */
export interface FileLine {
  /** Counted from 1, blank lines included. */
  number: number;
  text: string | null;
}

/**
 * Cuts chunks of bytes into lines, holding at most one line of `maxBytes`; a longer one passes
 * without being held. Bytes that are not UTF-8 become U+FFFD. Blank lines are counted, not told.
 */
export class LineSplitter {
  private parts: Buffer[] = [];
  private bytes = 0;
  private number = 0;
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: false });

  constructor(private readonly maxBytes: number) {}

  *split(chunk: Buffer): Generator<FileLine> {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      this.keep(chunk.subarray(start, end));
      yield* this.finish();
      start = end + 1;
    }
    this.keep(chunk.subarray(start));
  }

  /** The last line, when the file does not end in a line break. */
  *end(): Generator<FileLine> {
    if (this.bytes > 0) yield* this.finish();
  }

  private keep(part: Buffer): void {
    if (part.length === 0) return;
    this.bytes += part.length;
    if (this.bytes > this.maxBytes) this.parts = [];
    else this.parts.push(part);
  }

  private *finish(): Generator<FileLine> {
    this.number += 1;
    const tooLong = this.bytes > this.maxBytes;
    const text = tooLong ? null : this.decoder.decode(Buffer.concat(this.parts)).trim();
    this.parts = [];
    this.bytes = 0;
    if (text !== '') yield { number: this.number, text };
  }
}
