import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';

/** Someone who read a thread, by its number and by his name of the day. */
export interface Reading {
  threadNumber: number;
  reader: Buffer;
  /** Who he is, of a member: kept as a count of threads a day, never with the thread. */
  memberId: string | null;
}

/** Days that the hot rank looks back upon, and one in hand. */
const KEPT_DAYS = 8;

@Injectable()
export class ReadersRepository {
  constructor(private readonly db: Database) {}

  /** The salt of a day (`2026-11-21`), the same for every process; the first to ask makes it. */
  async saltOf(day: string, candidate: Buffer): Promise<Buffer> {
    await this.db.rows(
      'insert into reader_salts (day, salt) values ($1, $2) on conflict (day) do nothing',
      [day, candidate],
    );
    const [row] = await this.db.rows<{ salt: Buffer }>(
      'select salt from reader_salts where day = $1',
      [day],
    );
    return row!.salt;
  }

  /** Without its salt, no name of a past day can be traced to an address any more. */
  async forgetSaltsBefore(day: string): Promise<void> {
    await this.db.rows('delete from reader_salts where day < $1', [day]);
  }

  /**
   * Records readings and moves the view counts by those that are new today, and the day's count
   * of each member who read. Threads are locked in the order of their ids, as everywhere; a
   * merged one counts for the thread that stands.
   */
  async record(day: string, readings: readonly Reading[]): Promise<void> {
    await this.db.rows(
      `with seen as (
         select distinct coalesce(thread.merged_into_id, thread.id) as thread_id, given.reader,
                given.member_id
         from unnest($2::bigint[], $3::bytea[], $4::uuid[]) as given (number, reader, member_id)
         join threads thread on thread.number = given.number
       ), locked as materialized (
         select id from threads where id in (select thread_id from seen)
         order by id for no key update
       ), fresh as (
         insert into thread_readers (thread_id, day, reader)
         select seen.thread_id, $1, seen.reader from seen join locked on locked.id = seen.thread_id
         order by seen.thread_id, seen.reader
         on conflict do nothing returning thread_id, reader
       ), days as (
         insert into member_days (member_id, day, threads_read)
         select member.id, $1, count(*) from fresh
         join seen using (thread_id, reader) join members member on member.id = seen.member_id
         group by member.id order by member.id
         on conflict (member_id, day)
         do update set threads_read = member_days.threads_read + excluded.threads_read
       ), counted as (
         select thread_id, count(*) as readers from fresh group by thread_id
       )
       update threads set view_count = view_count + counted.readers
       from counted where threads.id = counted.thread_id`,
      [
        day,
        readings.map((reading) => reading.threadNumber),
        readings.map(({ reader }) => reader),
        readings.map(({ memberId }) => memberId),
      ],
      'readers-record',
    );
  }

  async purge(today: string): Promise<void> {
    await this.db.rows('delete from thread_readers where day < $1::date - $2::int', [
      today,
      KEPT_DAYS,
    ]);
  }
}
