/** The tables an import writes, in an order that satisfies their references, and their columns. */
export const TABLES = {
  tag_groups: 'id uuid, slug text, name text, position int, created_at timestamptz',
  tags: `id uuid, slug text, name text, description_markdown text, description_html text,
    group_id uuid, synonym_of_id uuid, listed_at timestamptz, created_at timestamptz`,
  members: `id uuid, handle text, name text, role text, trust_level int, bio_markdown text,
    bio_html text, interests text[], locale text, time_zone text, created_at timestamptz,
    last_seen_at timestamptz`,
  rooms: `id uuid, slug text, name text, description text, colour text, position int,
    parent_id uuid, kinds text[], visibility text, thread_posting text, reply_posting text,
    created_at timestamptz`,
  room_members: 'room_id uuid, member_id uuid, role text, created_at timestamptz',
  threads: `id uuid, number bigint, room_id uuid, author_id uuid, kind text, title text, slug text,
    language text, state text, pinned_at timestamptz, last_number int, participant_count int,
    vote_score int, same_question_count int, view_count int, last_post_at timestamptz,
    last_poster_id uuid, created_at timestamptz, withdrawn_at timestamptz, removed_at timestamptz,
    removal text, lock_is_imported boolean`,
  thread_tags: 'thread_id uuid, tag_id uuid',
  posts: `id uuid, thread_id uuid, number int, author_id uuid, reply_to_id uuid,
    body_markdown text, body_html text, body_text text, reaction_counts jsonb, vote_score int,
    imported_likes int, imported_votes int, revision_count int, created_at timestamptz,
    edited_at timestamptz, withdrawn_at timestamptz, removed_at timestamptz, removal text`,
  post_revisions: `post_id uuid, number int, title text, body_markdown text, edited_by_id uuid,
    reason text, created_at timestamptz`,
  post_mentions: 'post_id uuid, member_id uuid',
  reactions: 'post_id uuid, member_id uuid, kind text, created_at timestamptz',
  votes: 'post_id uuid, member_id uuid, value int, created_at timestamptz',
  same_questions: 'thread_id uuid, member_id uuid, created_at timestamptz',
  bookmarks: 'member_id uuid, post_id uuid, created_at timestamptz',
  import_records: 'source text, type text, source_id text, target_id uuid',
  previous_paths: `path text, thread_id uuid, post_id uuid, room_id uuid, member_id uuid,
    tag_id uuid`,
} as const;

export type TableName = keyof typeof TABLES;
export type Row = Record<string, unknown>;

/** Tables where a second row of the same key is no mistake: the first one stands. */
export const FIRST_STANDS: ReadonlySet<TableName> = new Set<TableName>([
  'room_members',
  'thread_tags',
  'post_mentions',
  'reactions',
  'votes',
  'same_questions',
  'bookmarks',
  'import_records',
  'previous_paths',
]);

/** Rows for several tables, gathered while lines are prepared. */
export class TableRows {
  private readonly rows = new Map<TableName, Row[]>();

  add(table: TableName, ...rows: Row[]): void {
    const known = this.rows.get(table);
    if (known) known.push(...rows);
    else this.rows.set(table, rows);
  }

  of(table: TableName): readonly Row[] {
    return this.rows.get(table) ?? [];
  }
}

/** The names of a table's columns, as its list above has them. */
export const columnsOf = (table: TableName): string =>
  TABLES[table]
    .split(',')
    .map((column) => column.trim().split(' ')[0])
    .join(', ');
