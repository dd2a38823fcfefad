create table answer_verifications (
  post_id uuid not null,
  member_id uuid not null,
  label text not null,
  tag_id uuid,
  room_id uuid,
  created_at timestamp(3) with time zone not null default now()
);

create table appeal_messages (
  id uuid not null,
  appeal_id uuid not null,
  author_id uuid,
  is_staff boolean not null,
  body text not null,
  created_at timestamp(3) with time zone not null default now()
);

create table appeals (
  id uuid not null,
  statement_id uuid not null,
  member_id uuid not null,
  state text not null default 'open'::text,
  decision_id uuid,
  opened_at timestamp(3) with time zone not null default now(),
  decided_at timestamp(3) with time zone
);

create table audit_entries (
  id bigint not null,
  at timestamp(3) with time zone not null,
  actor_id uuid,
  actor_handle text,
  actor_role text,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  room_id uuid,
  reason text not null default ''::text,
  details jsonb not null default '{}'::jsonb,
  previous_hash text not null,
  hash text not null
);

create table audit_heads (
  id boolean not null default true,
  last_id bigint not null,
  hash text not null
);

create table bookmarks (
  member_id uuid not null,
  post_id uuid not null,
  created_at timestamp(3) with time zone not null default now()
);

create table charters (
  version integer not null,
  published_at timestamp(3) with time zone not null default now(),
  published_by_id uuid,
  change_note text not null default ''::text
);

create table clauses (
  id uuid not null,
  charter_version integer not null,
  code text not null,
  position integer not null,
  title_en text not null,
  title_fr text not null,
  body_en text not null,
  body_fr text not null
);

create table decisions (
  id uuid not null,
  reviewable_id uuid not null,
  verb text not null,
  actions jsonb not null default '[]'::jsonb,
  clause_id uuid,
  facts text not null default ''::text,
  decided_by_id uuid,
  is_automated boolean not null default false,
  content_hash text not null,
  state text not null default 'waiting'::text,
  void_reason text,
  reverses_id uuid,
  batch_id uuid,
  opened_at timestamp(3) with time zone not null,
  decided_at timestamp(3) with time zone not null default now(),
  execute_after timestamp(3) with time zone not null,
  settled_at timestamp(3) with time zone
);

create table duplicate_carries (
  of_id uuid not null,
  member_id uuid not null,
  kind text not null,
  level text
);

create table duplicates (
  thread_id uuid not null,
  of_id uuid not null,
  root_id uuid not null generated always as (of_id) stored,
  chosen_id uuid,
  marked_by_id uuid,
  marked_at timestamp(3) with time zone
);

create table events (
  id bigint generated always as identity not null,
  name text not null,
  payload jsonb not null,
  actor_id uuid,
  occurred_at timestamp(3) with time zone not null default now()
);

create table expert_verifications (
  id uuid not null,
  member_id uuid not null,
  tag_id uuid,
  room_id uuid,
  verified_by_id uuid,
  note text not null default ''::text,
  created_at timestamp(3) with time zone not null default now(),
  until timestamp(3) with time zone not null,
  ended_at timestamp(3) with time zone,
  ended_by_id uuid
);

create table expertise (
  member_id uuid not null,
  tag_id uuid,
  room_id uuid,
  answers integer not null,
  accepted integer not null,
  verified integer not null,
  up_votes integer not null,
  down_votes integer not null,
  successes double precision not null,
  trials double precision not null,
  score double precision not null,
  as_of date not null
);

create table files (
  id uuid not null,
  owner_id uuid,
  purpose text not null,
  content_type text not null,
  byte_size integer not null,
  width integer,
  height integer,
  sha256 bytea not null,
  created_at timestamp(3) with time zone not null default now()
);

create table flag_reasons (
  id uuid not null,
  code text not null,
  position integer not null,
  name_en text not null,
  name_fr text not null,
  help_en text not null default ''::text,
  help_fr text not null default ''::text,
  clause_code text not null,
  roles text[] not null default '{member,moderator,marketer,admin}'::text[],
  min_trust_level smallint not null default 0,
  bonus double precision not null default 0,
  needs_note boolean not null default false,
  is_system boolean not null default false,
  archived_at timestamp(3) with time zone
);

create table flags (
  id uuid not null,
  reviewable_id uuid not null,
  reason_id uuid not null,
  flagger_id uuid,
  source text not null,
  note text not null default ''::text,
  content_hash text not null,
  base_score double precision not null,
  trust_score double precision not null,
  record_score double precision not null,
  reason_score double precision not null,
  score double precision not null,
  state text not null default 'pending'::text,
  created_at timestamp(3) with time zone not null default now(),
  decided_at timestamp(3) with time zone
);

create table held_posts (
  id uuid not null,
  kind text not null,
  author_id uuid not null,
  room_id uuid not null,
  thread_id uuid,
  post_id uuid,
  reply_to_id uuid,
  thread_kind text,
  title text,
  language text,
  tags text[] not null default '{}'::text[],
  body_markdown text not null,
  body_html text not null,
  body_text text not null,
  mentioned_ids uuid[] not null default '{}'::uuid[],
  reason text not null default ''::text,
  hits jsonb not null,
  state text not null default 'held'::text,
  published_post_id uuid,
  created_at timestamp(3) with time zone not null default now(),
  settled_at timestamp(3) with time zone
);

create table idempotency_keys (
  member_id uuid not null,
  key text not null,
  operation text not null,
  subject_id uuid not null,
  created_at timestamp(3) with time zone not null default now()
);

create table import_lines (
  import_id uuid not null,
  line bigint not null,
  type text not null,
  source_id text not null,
  at timestamp(3) with time zone,
  parent text,
  reply_to text,
  author_type text,
  author_key text,
  answer_key text,
  kind text,
  is_answer boolean not null default false,
  answer_at timestamp(3) with time zone,
  answer_by text,
  target_id uuid not null,
  opening_id uuid,
  is_known boolean not null default false,
  room_id uuid,
  thread_id uuid,
  author_id uuid,
  reply_to_id uuid,
  thread_number bigint,
  post_number integer,
  position bigint
);

create table import_losses (
  import_id uuid not null,
  line bigint not null,
  reason text not null,
  detail text not null default ''::text,
  fate text not null,
  type text not null,
  source_id text
);

create table import_payloads (
  import_id uuid not null,
  line bigint not null,
  payload text not null
);

create table import_records (
  source text not null,
  type text not null,
  source_id text not null,
  target_id uuid not null
);

create table imports (
  id uuid not null,
  source text not null,
  file_name text not null,
  file_sha256 bytea not null,
  options jsonb not null default '{}'::jsonb,
  phase text not null default 'reading'::text,
  lines_done bigint not null default 0,
  rows_done bigint not null default 0,
  counts jsonb not null default '{}'::jsonb,
  started_at timestamp(3) with time zone not null default now(),
  finished_at timestamp(3) with time zone
);

create table member_days (
  member_id uuid not null,
  day date not null,
  threads_read integer not null default 0
);

create table member_tokens (
  token_hash bytea not null,
  member_id uuid not null,
  purpose text not null,
  email text not null,
  created_at timestamp(3) with time zone not null default now(),
  expires_at timestamp(3) with time zone not null,
  used_at timestamp(3) with time zone
);

create table members (
  id uuid not null,
  handle text not null,
  name text not null,
  email text,
  email_confirmed_at timestamp(3) with time zone,
  password_hash text,
  role text not null default 'member'::text,
  trust_level smallint not null default 0,
  bio_markdown text not null default ''::text,
  bio_html text not null default ''::text,
  interests text[] not null default '{}'::text[],
  locale text not null default 'en'::text,
  time_zone text,
  theme text not null default 'system'::text,
  avatar_file_id uuid,
  thread_count integer not null default 0,
  post_count integer not null default 0,
  answer_count integer not null default 0,
  created_at timestamp(3) with time zone not null default now(),
  last_seen_at timestamp(3) with time zone,
  erased_at timestamp(3) with time zone,
  silenced_until timestamp(3) with time zone,
  silence_id uuid,
  suspended_until timestamp(3) with time zone,
  suspension_id uuid,
  trust_is_fixed boolean not null default false,
  trust_changed_at timestamp(3) with time zone,
  accepts_routed_questions boolean not null default true
);

create table notifications (
  id uuid not null,
  member_id uuid not null,
  kind text not null,
  subject_kind text not null,
  subject_id uuid not null,
  event_id bigint not null,
  facts jsonb not null default '{}'::jsonb,
  created_at timestamp(3) with time zone not null default now(),
  read_at timestamp(3) with time zone
);

create table post_mentions (
  post_id uuid not null,
  member_id uuid not null
);

create table post_revisions (
  post_id uuid not null,
  number integer not null,
  title text,
  body_markdown text not null,
  edited_by_id uuid,
  reason text not null default ''::text,
  created_at timestamp(3) with time zone not null default now()
);

create table posts (
  id uuid not null,
  thread_id uuid not null,
  number integer not null,
  author_id uuid not null,
  reply_to_id uuid,
  body_markdown text not null,
  body_html text not null,
  body_text text not null,
  reaction_counts jsonb not null default '{}'::jsonb,
  vote_score integer not null default 0,
  imported_likes integer not null default 0,
  imported_votes integer not null default 0,
  revision_count integer not null default 0,
  created_at timestamp(3) with time zone not null default now(),
  edited_at timestamp(3) with time zone,
  withdrawn_at timestamp(3) with time zone,
  removed_at timestamp(3) with time zone,
  removal text,
  removal_statement_id uuid
);

create table previous_handles (
  handle text not null,
  member_id uuid not null,
  created_at timestamp(3) with time zone not null default now()
);

create table previous_paths (
  path text not null,
  thread_id uuid,
  post_id uuid,
  room_id uuid,
  member_id uuid,
  tag_id uuid
);

create table previous_post_numbers (
  thread_number bigint not null,
  post_number integer not null,
  post_id uuid not null
);

create table previous_room_slugs (
  slug text not null,
  room_id uuid not null,
  created_at timestamp(3) with time zone not null default now()
);

create table reactions (
  post_id uuid not null,
  member_id uuid not null,
  kind text not null,
  created_at timestamp(3) with time zone not null default now()
);

create table reader_salts (
  day date not null,
  salt bytea not null
);

create table removed_answers (
  post_id uuid not null,
  thread_id uuid not null,
  chosen_at timestamp(3) with time zone not null,
  chosen_by_id uuid
);

create table reviewable_snapshots (
  reviewable_id uuid not null,
  content_hash text not null,
  title text,
  body_markdown text not null,
  body_html text not null,
  taken_at timestamp(3) with time zone not null default now()
);

create table reviewables (
  id uuid not null,
  target_kind text not null,
  target_id uuid not null,
  author_id uuid,
  room_id uuid,
  thread_id uuid,
  state text not null default 'open'::text,
  score double precision not null default 0,
  level smallint not null default 0,
  version integer not null default 1,
  content_hash text not null,
  open_count integer not null default 1,
  claimed_by_id uuid,
  claimed_at timestamp(3) with time zone,
  opened_at timestamp(3) with time zone not null default now(),
  closed_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null default now()
);

create table room_members (
  room_id uuid not null,
  member_id uuid not null,
  role text not null default 'member'::text,
  added_by_id uuid,
  created_at timestamp(3) with time zone not null default now()
);

create table rooms (
  id uuid not null,
  slug text not null,
  name text not null,
  description text not null default ''::text,
  colour text not null default '#5b6cff'::text,
  position integer not null default 0,
  parent_id uuid,
  kinds text[] not null default '{question,discussion}'::text[],
  visibility text not null default 'public'::text,
  thread_posting text not null default 'members'::text,
  reply_posting text not null default 'members'::text,
  thread_count integer not null default 0,
  post_count integer not null default 0,
  month_post_count integer not null default 0,
  last_post_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null default now(),
  archived_at timestamp(3) with time zone,
  hold_threads boolean not null default false,
  hold_replies boolean not null default false
);

create table routed_questions (
  id uuid not null,
  thread_id uuid not null,
  member_id uuid not null,
  tag_id uuid,
  score double precision not null,
  state text not null default 'offered'::text,
  created_at timestamp(3) with time zone not null,
  settled_at timestamp(3) with time zone
);

create table same_questions (
  thread_id uuid not null,
  member_id uuid not null,
  created_at timestamp(3) with time zone not null default now()
);

create table sanctions (
  id uuid not null,
  member_id uuid not null,
  kind text not null,
  statement_id uuid not null,
  starts_at timestamp(3) with time zone not null,
  ends_at timestamp(3) with time zone,
  lifted_at timestamp(3) with time zone
);

create table search_changes (
  id bigint generated always as identity not null,
  engine text not null,
  kind text not null,
  subject_id uuid not null
);

create table search_members (
  id uuid not null,
  thread_id uuid,
  tier smallint not null,
  quality real not null,
  vote_score integer not null,
  created_at timestamp(3) with time zone not null,
  vocabulary text,
  facets text[] not null,
  title_terms tsvector not null,
  terms tsvector not null,
  words text not null,
  fingerprint text not null,
  generation timestamp(3) with time zone
);

create table search_posts (
  id uuid not null,
  thread_id uuid,
  tier smallint not null,
  quality real not null,
  vote_score integer not null,
  created_at timestamp(3) with time zone not null,
  vocabulary text,
  facets text[] not null,
  title_terms tsvector not null,
  terms tsvector not null,
  words text not null,
  fingerprint text not null,
  generation timestamp(3) with time zone
);

create table search_rebuilds (
  engine text not null,
  kind text not null,
  last_id uuid,
  done bigint not null default 0,
  started_at timestamp(3) with time zone not null default now()
);

create table search_tags (
  id uuid not null,
  thread_id uuid,
  tier smallint not null,
  quality real not null,
  vote_score integer not null,
  created_at timestamp(3) with time zone not null,
  vocabulary text,
  facets text[] not null,
  title_terms tsvector not null,
  terms tsvector not null,
  words text not null,
  fingerprint text not null,
  generation timestamp(3) with time zone
);

create table search_threads (
  id uuid not null,
  thread_id uuid,
  tier smallint not null,
  quality real not null,
  vote_score integer not null,
  created_at timestamp(3) with time zone not null,
  vocabulary text,
  facets text[] not null,
  title_terms tsvector not null,
  terms tsvector not null,
  words text not null,
  fingerprint text not null,
  generation timestamp(3) with time zone
);

create table search_tiers (
  kind text not null,
  tier smallint not null,
  least_quality real not null
);

create table search_words (
  scope text not null,
  word text not null,
  documents integer not null
);

create table sessions (
  id uuid not null,
  token_hash bytea not null,
  member_id uuid not null,
  user_agent text not null default ''::text,
  address inet,
  created_at timestamp(3) with time zone not null default now(),
  last_used_at timestamp(3) with time zone not null default now(),
  expires_at timestamp(3) with time zone not null
);

create table settings (
  key text not null,
  value jsonb not null,
  updated_at timestamp(3) with time zone not null default now(),
  updated_by_id uuid
);

create table sign_ups (
  id uuid not null,
  token_hash bytea not null,
  email text not null,
  handle text not null,
  name text not null,
  password_hash text not null,
  locale text not null,
  created_at timestamp(3) with time zone not null default now(),
  expires_at timestamp(3) with time zone not null
);

create table staff_notes (
  id uuid not null,
  reviewable_id uuid,
  member_id uuid,
  author_id uuid,
  body text not null,
  created_at timestamp(3) with time zone not null default now()
);

create table stale_expertise (
  member_id uuid not null,
  since timestamp(3) with time zone not null default now()
);

create table statements (
  id uuid not null,
  number bigint generated always as identity not null,
  decision_id uuid not null,
  member_id uuid not null,
  restriction text not null,
  target_kind text not null,
  target_id uuid not null,
  clause_id uuid not null,
  facts text not null,
  is_own_initiative boolean not null,
  is_automated_detection boolean not null,
  is_automated_decision boolean not null,
  language text not null,
  title text not null,
  body text not null,
  starts_at timestamp(3) with time zone not null,
  ends_at timestamp(3) with time zone,
  appeal_until timestamp(3) with time zone not null,
  lifted_at timestamp(3) with time zone,
  lifted_by_decision_id uuid,
  created_at timestamp(3) with time zone not null default now()
);

create table subscriptions (
  id uuid not null,
  member_id uuid not null,
  room_id uuid,
  thread_id uuid,
  tag_id uuid,
  followed_member_id uuid,
  level text not null,
  created_at timestamp(3) with time zone not null default now()
);

create table tag_groups (
  id uuid not null,
  slug text not null,
  name text not null,
  position integer not null default 0,
  created_at timestamp(3) with time zone not null default now()
);

create table tags (
  id uuid not null,
  slug text not null,
  name text not null,
  description_markdown text not null default ''::text,
  description_html text not null default ''::text,
  group_id uuid,
  synonym_of_id uuid,
  thread_count integer not null default 0,
  listed_at timestamp(3) with time zone,
  created_by_id uuid,
  created_at timestamp(3) with time zone not null default now()
);

create table thread_readers (
  thread_id uuid not null,
  day date not null,
  reader bytea not null
);

create table thread_tags (
  thread_id uuid not null,
  tag_id uuid not null
);

create table threads (
  id uuid not null,
  number bigint generated by default as identity not null,
  room_id uuid not null,
  author_id uuid not null,
  kind text not null,
  title text not null,
  slug text not null,
  language text not null default 'en'::text,
  state text not null default 'open'::text,
  pinned_at timestamp(3) with time zone,
  answer_post_id uuid,
  answer_chosen_at timestamp(3) with time zone,
  answer_chosen_by_id uuid,
  last_number integer not null default 0,
  reply_count integer not null default 0,
  participant_count integer not null default 0,
  vote_score integer not null default 0,
  same_question_count integer not null default 0,
  view_count integer not null default 0,
  hot_score double precision not null default 0,
  top_score double precision not null default 0,
  last_post_at timestamp(3) with time zone not null default now(),
  last_poster_id uuid,
  created_at timestamp(3) with time zone not null default now(),
  withdrawn_at timestamp(3) with time zone,
  removed_at timestamp(3) with time zone,
  merged_into_id uuid,
  removal text,
  removal_statement_id uuid,
  lock_statement_id uuid,
  lock_is_imported boolean not null default false,
  verified_answer_count integer not null default 0,
  expert_answer_count integer not null default 0,
  duplicate_of_id uuid,
  duplicate_count integer not null default 0
);

create table votes (
  post_id uuid not null,
  member_id uuid not null,
  value smallint not null,
  created_at timestamp(3) with time zone not null default now()
);

create table watched_words (
  id uuid not null,
  pattern text not null,
  form text not null,
  action text not null,
  replacement text not null default ''::text,
  language text,
  is_case_sensitive boolean not null default false,
  created_by_id uuid,
  created_at timestamp(3) with time zone not null default now()
);

alter table answer_verifications add constraint answer_verifications_pkey PRIMARY KEY (post_id, member_id);
alter table answer_verifications add constraint answer_verifications_label_check CHECK ((label = ANY (ARRAY['staff'::text, 'expert'::text])));
alter table answer_verifications add constraint answer_verifications_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table answer_verifications add constraint answer_verifications_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE;
alter table answer_verifications add constraint answer_verifications_room_id_fkey FOREIGN KEY (room_id) REFERENCES rooms(id) ON DELETE SET NULL;
alter table answer_verifications add constraint answer_verifications_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tags(id) ON DELETE SET NULL;
alter table appeal_messages add constraint appeal_messages_pkey PRIMARY KEY (id);
alter table appeal_messages add constraint appeal_messages_appeal_id_fkey FOREIGN KEY (appeal_id) REFERENCES appeals(id) ON DELETE CASCADE;
alter table appeal_messages add constraint appeal_messages_author_id_fkey FOREIGN KEY (author_id) REFERENCES members(id) ON DELETE SET NULL;
alter table appeals add constraint appeals_pkey PRIMARY KEY (id);
alter table appeals add constraint appeals_check CHECK (((state = 'open'::text) = (decided_at IS NULL)));
alter table appeals add constraint appeals_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES decisions(id);
alter table appeals add constraint appeals_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table appeals add constraint appeals_state_check CHECK ((state = ANY (ARRAY['open'::text, 'granted'::text, 'rejected'::text])));
alter table appeals add constraint appeals_statement_id_fkey FOREIGN KEY (statement_id) REFERENCES statements(id);
alter table appeals add constraint appeals_statement_id_key UNIQUE (statement_id);
alter table audit_entries add constraint audit_entries_pkey PRIMARY KEY (id);
alter table audit_heads add constraint audit_heads_pkey PRIMARY KEY (id);
alter table audit_heads add constraint audit_heads_id_check CHECK (id);
alter table bookmarks add constraint bookmarks_pkey PRIMARY KEY (member_id, post_id);
alter table bookmarks add constraint bookmarks_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table bookmarks add constraint bookmarks_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE;
alter table charters add constraint charters_pkey PRIMARY KEY (version);
alter table charters add constraint charters_published_by_id_fkey FOREIGN KEY (published_by_id) REFERENCES members(id) ON DELETE SET NULL;
alter table charters add constraint charters_version_check CHECK ((version > 0));
alter table clauses add constraint clauses_pkey PRIMARY KEY (id);
alter table clauses add constraint clauses_charter_version_code_key UNIQUE (charter_version, code);
alter table clauses add constraint clauses_charter_version_fkey FOREIGN KEY (charter_version) REFERENCES charters(version);
alter table clauses add constraint clauses_charter_version_position_key UNIQUE (charter_version, "position");
alter table clauses add constraint clauses_code_check CHECK ((code ~ '^[a-z][a-z0-9-]{0,39}$'::text));
alter table decisions add constraint decisions_pkey PRIMARY KEY (id);
alter table decisions add constraint decisions_check CHECK (((state = 'waiting'::text) = (settled_at IS NULL)));
alter table decisions add constraint decisions_check1 CHECK ((is_automated OR (decided_by_id IS NOT NULL) OR (state <> 'waiting'::text)));
alter table decisions add constraint decisions_clause_id_fkey FOREIGN KEY (clause_id) REFERENCES clauses(id);
alter table decisions add constraint decisions_decided_by_id_fkey FOREIGN KEY (decided_by_id) REFERENCES members(id) ON DELETE SET NULL;
alter table decisions add constraint decisions_reverses_id_fkey FOREIGN KEY (reverses_id) REFERENCES decisions(id);
alter table decisions add constraint decisions_reviewable_id_fkey FOREIGN KEY (reviewable_id) REFERENCES reviewables(id);
alter table decisions add constraint decisions_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'executed'::text, 'undone'::text, 'void'::text])));
alter table decisions add constraint decisions_verb_check CHECK ((verb = ANY (ARRAY['act'::text, 'leave'::text, 'escalate'::text, 'reverse'::text])));
alter table duplicate_carries add constraint duplicate_carries_pkey PRIMARY KEY (of_id, member_id, kind);
alter table duplicate_carries add constraint duplicate_carries_check CHECK (((kind = 'subscription'::text) = (level IS NOT NULL)));
alter table duplicate_carries add constraint duplicate_carries_kind_check CHECK ((kind = ANY (ARRAY['same_question'::text, 'subscription'::text])));
alter table duplicate_carries add constraint duplicate_carries_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table duplicate_carries add constraint duplicate_carries_of_id_fkey FOREIGN KEY (of_id) REFERENCES threads(id) ON DELETE CASCADE;
alter table duplicates add constraint duplicates_pkey PRIMARY KEY (thread_id);
alter table duplicates add constraint duplicates_check CHECK (((thread_id = of_id) = (chosen_id IS NULL)));
alter table duplicates add constraint duplicates_check1 CHECK (((chosen_id IS NULL) = (marked_at IS NULL)));
alter table duplicates add constraint duplicates_check2 CHECK ((chosen_id <> thread_id));
alter table duplicates add constraint duplicates_chosen_id_fkey FOREIGN KEY (chosen_id) REFERENCES threads(id);
alter table duplicates add constraint duplicates_marked_by_id_fkey FOREIGN KEY (marked_by_id) REFERENCES members(id) ON DELETE SET NULL;
alter table duplicates add constraint duplicates_of_id_root_id_fkey FOREIGN KEY (of_id, root_id) REFERENCES duplicates(thread_id, of_id);
alter table duplicates add constraint duplicates_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES threads(id) ON DELETE CASCADE;
alter table duplicates add constraint duplicates_thread_id_of_id_key UNIQUE (thread_id, of_id);
alter table events add constraint events_pkey PRIMARY KEY (id);
alter table expert_verifications add constraint expert_verifications_pkey PRIMARY KEY (id);
alter table expert_verifications add constraint expert_verifications_check CHECK ((num_nonnulls(tag_id, room_id) = 1));
alter table expert_verifications add constraint expert_verifications_check1 CHECK ((until > created_at));
alter table expert_verifications add constraint expert_verifications_ended_by_id_fkey FOREIGN KEY (ended_by_id) REFERENCES members(id) ON DELETE SET NULL;
alter table expert_verifications add constraint expert_verifications_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table expert_verifications add constraint expert_verifications_room_id_fkey FOREIGN KEY (room_id) REFERENCES rooms(id) ON DELETE CASCADE;
alter table expert_verifications add constraint expert_verifications_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tags(id) ON DELETE CASCADE;
alter table expert_verifications add constraint expert_verifications_verified_by_id_fkey FOREIGN KEY (verified_by_id) REFERENCES members(id) ON DELETE SET NULL;
alter table expertise add constraint expertise_check CHECK ((num_nonnulls(tag_id, room_id) <= 1));
alter table expertise add constraint expertise_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table expertise add constraint expertise_member_id_tag_id_room_id_key UNIQUE NULLS NOT DISTINCT (member_id, tag_id, room_id);
alter table expertise add constraint expertise_room_id_fkey FOREIGN KEY (room_id) REFERENCES rooms(id) ON DELETE CASCADE;
alter table expertise add constraint expertise_score_check CHECK (((score >= (0)::double precision) AND (score <= (1)::double precision)));
alter table expertise add constraint expertise_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tags(id) ON DELETE CASCADE;
alter table files add constraint files_pkey PRIMARY KEY (id);
alter table files add constraint files_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES members(id) ON DELETE SET NULL;
alter table files add constraint files_purpose_check CHECK ((purpose = ANY (ARRAY['avatar'::text, 'logo'::text])));
alter table flag_reasons add constraint flag_reasons_pkey PRIMARY KEY (id);
alter table flag_reasons add constraint flag_reasons_code_check CHECK ((code ~ '^[a-z][a-z0-9-]{0,39}$'::text));
alter table flag_reasons add constraint flag_reasons_code_key UNIQUE (code);
alter table flag_reasons add constraint flag_reasons_min_trust_level_check CHECK (((min_trust_level >= 0) AND (min_trust_level <= 4)));
alter table flags add constraint flags_pkey PRIMARY KEY (id);
alter table flags add constraint flags_flagger_id_fkey FOREIGN KEY (flagger_id) REFERENCES members(id) ON DELETE SET NULL;
alter table flags add constraint flags_reason_id_fkey FOREIGN KEY (reason_id) REFERENCES flag_reasons(id);
alter table flags add constraint flags_reviewable_id_fkey FOREIGN KEY (reviewable_id) REFERENCES reviewables(id) ON DELETE CASCADE;
alter table flags add constraint flags_source_check CHECK ((source = ANY (ARRAY['member'::text, 'staff'::text, 'rule'::text, 'author'::text])));
alter table flags add constraint flags_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'agreed'::text, 'disagreed'::text, 'ignored'::text])));
alter table held_posts add constraint held_posts_pkey PRIMARY KEY (id);
alter table held_posts add constraint held_posts_author_id_fkey FOREIGN KEY (author_id) REFERENCES members(id) ON DELETE CASCADE;
alter table held_posts add constraint held_posts_check CHECK (((kind = 'thread'::text) = (thread_id IS NULL)));
alter table held_posts add constraint held_posts_check1 CHECK (((kind = 'edit'::text) = (post_id IS NOT NULL)));
alter table held_posts add constraint held_posts_check2 CHECK (((state = 'held'::text) = (settled_at IS NULL)));
alter table held_posts add constraint held_posts_kind_check CHECK ((kind = ANY (ARRAY['thread'::text, 'reply'::text, 'edit'::text])));
alter table held_posts add constraint held_posts_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE;
alter table held_posts add constraint held_posts_published_post_id_fkey FOREIGN KEY (published_post_id) REFERENCES posts(id) ON DELETE SET NULL;
alter table held_posts add constraint held_posts_reply_to_id_fkey FOREIGN KEY (reply_to_id) REFERENCES posts(id) ON DELETE SET NULL;
alter table held_posts add constraint held_posts_room_id_fkey FOREIGN KEY (room_id) REFERENCES rooms(id) ON DELETE CASCADE;
alter table held_posts add constraint held_posts_state_check CHECK ((state = ANY (ARRAY['held'::text, 'published'::text, 'refused'::text, 'withdrawn'::text])));
alter table held_posts add constraint held_posts_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES threads(id) ON DELETE CASCADE;
alter table idempotency_keys add constraint idempotency_keys_pkey PRIMARY KEY (member_id, key);
alter table idempotency_keys add constraint idempotency_keys_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table import_lines add constraint import_lines_pkey PRIMARY KEY (import_id, line);
alter table import_lines add constraint import_lines_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id) ON DELETE CASCADE;
alter table import_lines add constraint import_lines_import_id_type_source_id_key UNIQUE (import_id, type, source_id);
alter table import_losses add constraint import_losses_pkey PRIMARY KEY (import_id, line, reason, detail);
alter table import_losses add constraint import_losses_fate_check CHECK ((fate = ANY (ARRAY['skipped'::text, 'altered'::text])));
alter table import_losses add constraint import_losses_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id) ON DELETE CASCADE;
alter table import_payloads add constraint import_payloads_pkey PRIMARY KEY (import_id, line);
alter table import_payloads add constraint import_payloads_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id) ON DELETE CASCADE;
alter table import_records add constraint import_records_pkey PRIMARY KEY (source, type, source_id);
alter table imports add constraint imports_pkey PRIMARY KEY (id);
alter table imports add constraint imports_phase_check CHECK ((phase = ANY (ARRAY['reading'::text, 'writing'::text, 'settling'::text, 'done'::text, 'abandoned'::text])));
alter table member_days add constraint member_days_pkey PRIMARY KEY (member_id, day);
alter table member_days add constraint member_days_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table member_tokens add constraint member_tokens_pkey PRIMARY KEY (token_hash);
alter table member_tokens add constraint member_tokens_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table member_tokens add constraint member_tokens_purpose_check CHECK ((purpose = ANY (ARRAY['confirm_email'::text, 'reset_password'::text])));
alter table members add constraint members_pkey PRIMARY KEY (id);
alter table members add constraint members_avatar FOREIGN KEY (avatar_file_id) REFERENCES files(id) ON DELETE SET NULL;
alter table members add constraint members_locale_check CHECK ((locale = ANY (ARRAY['en'::text, 'fr'::text])));
alter table members add constraint members_role_check CHECK ((role = ANY (ARRAY['member'::text, 'moderator'::text, 'marketer'::text, 'admin'::text])));
alter table members add constraint members_silence_id_fkey FOREIGN KEY (silence_id) REFERENCES sanctions(id);
alter table members add constraint members_silence_is_stated CHECK (((silenced_until IS NULL) = (silence_id IS NULL)));
alter table members add constraint members_suspension_id_fkey FOREIGN KEY (suspension_id) REFERENCES sanctions(id);
alter table members add constraint members_suspension_is_stated CHECK (((suspended_until IS NULL) = (suspension_id IS NULL)));
alter table members add constraint members_theme_check CHECK ((theme = ANY (ARRAY['system'::text, 'light'::text, 'dark'::text])));
alter table members add constraint members_trust_level_check CHECK (((trust_level >= 0) AND (trust_level <= 4)));
alter table notifications add constraint notifications_pkey PRIMARY KEY (id);
alter table notifications add constraint notifications_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table notifications add constraint notifications_member_id_kind_event_id_key UNIQUE (member_id, kind, event_id);
alter table post_mentions add constraint post_mentions_pkey PRIMARY KEY (post_id, member_id);
alter table post_mentions add constraint post_mentions_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table post_mentions add constraint post_mentions_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE;
alter table post_revisions add constraint post_revisions_pkey PRIMARY KEY (post_id, number);
alter table post_revisions add constraint post_revisions_edited_by_id_fkey FOREIGN KEY (edited_by_id) REFERENCES members(id) ON DELETE SET NULL;
alter table post_revisions add constraint post_revisions_number_check CHECK ((number > 0));
alter table post_revisions add constraint post_revisions_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE;
alter table posts add constraint posts_pkey PRIMARY KEY (id);
alter table posts add constraint posts_author_id_fkey FOREIGN KEY (author_id) REFERENCES members(id);
alter table posts add constraint posts_number_check CHECK ((number > 0));
alter table posts add constraint posts_removal_check CHECK ((removal = ANY (ARRAY['hidden'::text, 'removed'::text, 'imported'::text])));
alter table posts add constraint posts_removal_is_stated CHECK ((((removed_at IS NULL) = (removal IS NULL)) AND ((COALESCE(removal, 'imported'::text) <> 'imported'::text) = (removal_statement_id IS NOT NULL))));
alter table posts add constraint posts_removal_statement_id_fkey FOREIGN KEY (removal_statement_id) REFERENCES statements(id);
alter table posts add constraint posts_reply_to_id_fkey FOREIGN KEY (reply_to_id) REFERENCES posts(id) ON DELETE SET NULL;
alter table posts add constraint posts_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES threads(id);
alter table posts add constraint posts_thread_id_number_key UNIQUE (thread_id, number);
alter table previous_handles add constraint previous_handles_pkey PRIMARY KEY (handle);
alter table previous_handles add constraint previous_handles_handle_check CHECK ((handle = lower(handle)));
alter table previous_handles add constraint previous_handles_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table previous_paths add constraint previous_paths_pkey PRIMARY KEY (path);
alter table previous_paths add constraint previous_paths_check CHECK ((num_nonnulls(thread_id, post_id, room_id, member_id, tag_id) = 1));
alter table previous_paths add constraint previous_paths_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table previous_paths add constraint previous_paths_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE;
alter table previous_paths add constraint previous_paths_room_id_fkey FOREIGN KEY (room_id) REFERENCES rooms(id) ON DELETE CASCADE;
alter table previous_paths add constraint previous_paths_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tags(id) ON DELETE CASCADE;
alter table previous_paths add constraint previous_paths_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES threads(id) ON DELETE CASCADE;
alter table previous_post_numbers add constraint previous_post_numbers_pkey PRIMARY KEY (thread_number, post_number);
alter table previous_post_numbers add constraint previous_post_numbers_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE;
alter table previous_room_slugs add constraint previous_room_slugs_pkey PRIMARY KEY (slug);
alter table previous_room_slugs add constraint previous_room_slugs_room_id_fkey FOREIGN KEY (room_id) REFERENCES rooms(id) ON DELETE CASCADE;
alter table reactions add constraint reactions_pkey PRIMARY KEY (post_id, member_id, kind);
alter table reactions add constraint reactions_kind_check CHECK ((kind = ANY (ARRAY['like'::text, 'thanks'::text, 'insightful'::text, 'celebrate'::text, 'laugh'::text])));
alter table reactions add constraint reactions_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table reactions add constraint reactions_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE;
alter table reader_salts add constraint reader_salts_pkey PRIMARY KEY (day);
alter table removed_answers add constraint removed_answers_pkey PRIMARY KEY (post_id);
alter table removed_answers add constraint removed_answers_chosen_by_id_fkey FOREIGN KEY (chosen_by_id) REFERENCES members(id) ON DELETE SET NULL;
alter table removed_answers add constraint removed_answers_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE;
alter table removed_answers add constraint removed_answers_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES threads(id) ON DELETE CASCADE;
alter table reviewable_snapshots add constraint reviewable_snapshots_pkey PRIMARY KEY (reviewable_id, content_hash);
alter table reviewable_snapshots add constraint reviewable_snapshots_reviewable_id_fkey FOREIGN KEY (reviewable_id) REFERENCES reviewables(id) ON DELETE CASCADE;
alter table reviewables add constraint reviewables_pkey PRIMARY KEY (id);
alter table reviewables add constraint reviewables_author_id_fkey FOREIGN KEY (author_id) REFERENCES members(id) ON DELETE SET NULL;
alter table reviewables add constraint reviewables_claimed_by_id_fkey FOREIGN KEY (claimed_by_id) REFERENCES members(id) ON DELETE SET NULL;
alter table reviewables add constraint reviewables_level_check CHECK (((level >= 0) AND (level <= 2)));
alter table reviewables add constraint reviewables_room_id_fkey FOREIGN KEY (room_id) REFERENCES rooms(id) ON DELETE SET NULL;
alter table reviewables add constraint reviewables_state_check CHECK ((state = ANY (ARRAY['open'::text, 'waiting'::text, 'closed'::text])));
alter table reviewables add constraint reviewables_target_kind_check CHECK ((target_kind = ANY (ARRAY['post'::text, 'held_post'::text, 'member'::text, 'appeal'::text])));
alter table reviewables add constraint reviewables_target_kind_target_id_key UNIQUE (target_kind, target_id);
alter table reviewables add constraint reviewables_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES threads(id) ON DELETE SET NULL;
alter table room_members add constraint room_members_pkey PRIMARY KEY (room_id, member_id);
alter table room_members add constraint room_members_added_by_id_fkey FOREIGN KEY (added_by_id) REFERENCES members(id) ON DELETE SET NULL;
alter table room_members add constraint room_members_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table room_members add constraint room_members_role_check CHECK ((role = ANY (ARRAY['member'::text, 'moderator'::text])));
alter table room_members add constraint room_members_room_id_fkey FOREIGN KEY (room_id) REFERENCES rooms(id) ON DELETE CASCADE;
alter table rooms add constraint rooms_pkey PRIMARY KEY (id);
alter table rooms add constraint rooms_check CHECK ((parent_id <> id));
alter table rooms add constraint rooms_colour_check CHECK ((colour ~ '^#[0-9a-f]{6}$'::text));
alter table rooms add constraint rooms_kinds_check CHECK (((kinds <@ ARRAY['question'::text, 'discussion'::text, 'idea'::text, 'article'::text]) AND (cardinality(kinds) > 0)));
alter table rooms add constraint rooms_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES rooms(id);
alter table rooms add constraint rooms_reply_posting_check CHECK ((reply_posting = ANY (ARRAY['members'::text, 'room_members'::text, 'staff'::text])));
alter table rooms add constraint rooms_slug_key UNIQUE (slug);
alter table rooms add constraint rooms_thread_posting_check CHECK ((thread_posting = ANY (ARRAY['members'::text, 'room_members'::text, 'staff'::text])));
alter table rooms add constraint rooms_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'members'::text, 'private'::text])));
alter table routed_questions add constraint routed_questions_pkey PRIMARY KEY (id);
alter table routed_questions add constraint routed_questions_check CHECK (((state = 'offered'::text) = (settled_at IS NULL)));
alter table routed_questions add constraint routed_questions_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table routed_questions add constraint routed_questions_state_check CHECK ((state = ANY (ARRAY['offered'::text, 'declined'::text, 'answered'::text, 'expired'::text])));
alter table routed_questions add constraint routed_questions_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tags(id) ON DELETE SET NULL;
alter table routed_questions add constraint routed_questions_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES threads(id) ON DELETE CASCADE;
alter table routed_questions add constraint routed_questions_thread_id_member_id_key UNIQUE (thread_id, member_id);
alter table same_questions add constraint same_questions_pkey PRIMARY KEY (thread_id, member_id);
alter table same_questions add constraint same_questions_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table same_questions add constraint same_questions_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES threads(id) ON DELETE CASCADE;
alter table sanctions add constraint sanctions_pkey PRIMARY KEY (id);
alter table sanctions add constraint sanctions_check CHECK (((kind = 'warning'::text) = (ends_at IS NULL)));
alter table sanctions add constraint sanctions_kind_check CHECK ((kind = ANY (ARRAY['warning'::text, 'silence'::text, 'suspension'::text])));
alter table sanctions add constraint sanctions_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table sanctions add constraint sanctions_statement_id_fkey FOREIGN KEY (statement_id) REFERENCES statements(id);
alter table sanctions add constraint sanctions_statement_id_key UNIQUE (statement_id);
alter table search_changes add constraint search_changes_pkey PRIMARY KEY (id);
alter table search_members add constraint search_members_pkey PRIMARY KEY (id);
alter table search_posts add constraint search_posts_pkey PRIMARY KEY (id);
alter table search_rebuilds add constraint search_rebuilds_pkey PRIMARY KEY (engine);
alter table search_tags add constraint search_tags_pkey PRIMARY KEY (id);
alter table search_threads add constraint search_threads_pkey PRIMARY KEY (id);
alter table search_tiers add constraint search_tiers_pkey PRIMARY KEY (kind, tier);
alter table search_words add constraint search_words_pkey PRIMARY KEY (scope, word);
alter table sessions add constraint sessions_pkey PRIMARY KEY (id);
alter table sessions add constraint sessions_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table sessions add constraint sessions_token_hash_key UNIQUE (token_hash);
alter table settings add constraint settings_pkey PRIMARY KEY (key);
alter table sign_ups add constraint sign_ups_pkey PRIMARY KEY (id);
alter table sign_ups add constraint sign_ups_locale_check CHECK ((locale = ANY (ARRAY['en'::text, 'fr'::text])));
alter table sign_ups add constraint sign_ups_token_hash_key UNIQUE (token_hash);
alter table staff_notes add constraint staff_notes_pkey PRIMARY KEY (id);
alter table staff_notes add constraint staff_notes_author_id_fkey FOREIGN KEY (author_id) REFERENCES members(id) ON DELETE SET NULL;
alter table staff_notes add constraint staff_notes_check CHECK ((num_nonnulls(reviewable_id, member_id) = 1));
alter table staff_notes add constraint staff_notes_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table staff_notes add constraint staff_notes_reviewable_id_fkey FOREIGN KEY (reviewable_id) REFERENCES reviewables(id) ON DELETE CASCADE;
alter table stale_expertise add constraint stale_expertise_pkey PRIMARY KEY (member_id);
alter table stale_expertise add constraint stale_expertise_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table statements add constraint statements_pkey PRIMARY KEY (id);
alter table statements add constraint statements_check CHECK (((lifted_at IS NULL) = (lifted_by_decision_id IS NULL)));
alter table statements add constraint statements_clause_id_fkey FOREIGN KEY (clause_id) REFERENCES clauses(id);
alter table statements add constraint statements_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES decisions(id);
alter table statements add constraint statements_lifted_by_decision_id_fkey FOREIGN KEY (lifted_by_decision_id) REFERENCES decisions(id);
alter table statements add constraint statements_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table statements add constraint statements_number_key UNIQUE (number);
alter table statements add constraint statements_restriction_check CHECK ((restriction = ANY (ARRAY['hide'::text, 'remove'::text, 'refuse'::text, 'lock'::text, 'silence'::text, 'suspend'::text, 'warn'::text])));
alter table statements add constraint statements_target_kind_check CHECK ((target_kind = ANY (ARRAY['post'::text, 'thread'::text, 'held_post'::text, 'member'::text])));
alter table subscriptions add constraint subscriptions_pkey PRIMARY KEY (id);
alter table subscriptions add constraint subscriptions_check CHECK ((num_nonnulls(room_id, thread_id, tag_id, followed_member_id) = 1));
alter table subscriptions add constraint subscriptions_followed_member_id_fkey FOREIGN KEY (followed_member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table subscriptions add constraint subscriptions_level_check CHECK ((level = ANY (ARRAY['watching'::text, 'tracking'::text, 'normal'::text, 'muted'::text])));
alter table subscriptions add constraint subscriptions_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table subscriptions add constraint subscriptions_member_id_followed_member_id_key UNIQUE (member_id, followed_member_id);
alter table subscriptions add constraint subscriptions_member_id_room_id_key UNIQUE (member_id, room_id);
alter table subscriptions add constraint subscriptions_member_id_tag_id_key UNIQUE (member_id, tag_id);
alter table subscriptions add constraint subscriptions_member_id_thread_id_key UNIQUE (member_id, thread_id);
alter table subscriptions add constraint subscriptions_room_id_fkey FOREIGN KEY (room_id) REFERENCES rooms(id) ON DELETE CASCADE;
alter table subscriptions add constraint subscriptions_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tags(id) ON DELETE CASCADE;
alter table subscriptions add constraint subscriptions_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES threads(id) ON DELETE CASCADE;
alter table tag_groups add constraint tag_groups_pkey PRIMARY KEY (id);
alter table tag_groups add constraint tag_groups_slug_key UNIQUE (slug);
alter table tags add constraint tags_pkey PRIMARY KEY (id);
alter table tags add constraint tags_check CHECK ((synonym_of_id <> id));
alter table tags add constraint tags_created_by_id_fkey FOREIGN KEY (created_by_id) REFERENCES members(id) ON DELETE SET NULL;
alter table tags add constraint tags_group_id_fkey FOREIGN KEY (group_id) REFERENCES tag_groups(id) ON DELETE SET NULL;
alter table tags add constraint tags_slug_key UNIQUE (slug);
alter table tags add constraint tags_synonym_of_id_fkey FOREIGN KEY (synonym_of_id) REFERENCES tags(id) ON DELETE CASCADE;
alter table thread_readers add constraint thread_readers_pkey PRIMARY KEY (thread_id, day, reader);
alter table thread_readers add constraint thread_readers_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES threads(id) ON DELETE CASCADE;
alter table thread_tags add constraint thread_tags_pkey PRIMARY KEY (thread_id, tag_id);
alter table thread_tags add constraint thread_tags_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tags(id) ON DELETE CASCADE;
alter table thread_tags add constraint thread_tags_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES threads(id) ON DELETE CASCADE;
alter table threads add constraint threads_pkey PRIMARY KEY (id);
alter table threads add constraint threads_answer FOREIGN KEY (answer_post_id) REFERENCES posts(id) DEFERRABLE INITIALLY DEFERRED;
alter table threads add constraint threads_answer_chosen_by_id_fkey FOREIGN KEY (answer_chosen_by_id) REFERENCES members(id) ON DELETE SET NULL;
alter table threads add constraint threads_author_id_fkey FOREIGN KEY (author_id) REFERENCES members(id);
alter table threads add constraint threads_check CHECK (((answer_post_id IS NULL) = (answer_chosen_at IS NULL)));
alter table threads add constraint threads_check1 CHECK ((merged_into_id <> id));
alter table threads add constraint threads_check2 CHECK ((duplicate_of_id <> id));
alter table threads add constraint threads_id_duplicate_of_id_fkey FOREIGN KEY (id, duplicate_of_id) REFERENCES duplicates(thread_id, of_id);
alter table threads add constraint threads_kind_check CHECK ((kind = ANY (ARRAY['question'::text, 'discussion'::text, 'idea'::text, 'article'::text])));
alter table threads add constraint threads_language_check CHECK ((language ~ '^[a-z]{2}$'::text));
alter table threads add constraint threads_last_poster_id_fkey FOREIGN KEY (last_poster_id) REFERENCES members(id) ON DELETE SET NULL;
alter table threads add constraint threads_lock_is_stated CHECK (((state <> 'locked'::text) OR lock_is_imported OR (lock_statement_id IS NOT NULL)));
alter table threads add constraint threads_lock_statement_id_fkey FOREIGN KEY (lock_statement_id) REFERENCES statements(id);
alter table threads add constraint threads_merged_into_id_fkey FOREIGN KEY (merged_into_id) REFERENCES threads(id);
alter table threads add constraint threads_number_key UNIQUE (number);
alter table threads add constraint threads_removal_check CHECK ((removal = ANY (ARRAY['hidden'::text, 'removed'::text, 'imported'::text])));
alter table threads add constraint threads_removal_is_stated CHECK ((((removed_at IS NULL) = (removal IS NULL)) AND ((COALESCE(removal, 'imported'::text) <> 'imported'::text) = (removal_statement_id IS NOT NULL))));
alter table threads add constraint threads_removal_statement_id_fkey FOREIGN KEY (removal_statement_id) REFERENCES statements(id);
alter table threads add constraint threads_room_id_fkey FOREIGN KEY (room_id) REFERENCES rooms(id);
alter table threads add constraint threads_state_check CHECK ((state = ANY (ARRAY['open'::text, 'locked'::text, 'archived'::text])));
alter table votes add constraint votes_pkey PRIMARY KEY (post_id, member_id);
alter table votes add constraint votes_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table votes add constraint votes_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE;
alter table votes add constraint votes_value_check CHECK ((value = ANY (ARRAY['-1'::integer, 1])));
alter table watched_words add constraint watched_words_pkey PRIMARY KEY (id);
alter table watched_words add constraint watched_words_action_check CHECK ((action = ANY (ARRAY['block'::text, 'censor'::text, 'hold'::text, 'flag'::text, 'tag'::text, 'replace'::text, 'link'::text, 'silence'::text])));
alter table watched_words add constraint watched_words_created_by_id_fkey FOREIGN KEY (created_by_id) REFERENCES members(id) ON DELETE SET NULL;
alter table watched_words add constraint watched_words_form_check CHECK ((form = ANY (ARRAY['literal'::text, 'wildcard'::text, 'regex'::text])));
alter table watched_words add constraint watched_words_pattern_form_action_language_is_case_sensitiv_key UNIQUE NULLS NOT DISTINCT (pattern, form, action, language, is_case_sensitive);

CREATE INDEX answer_verifications_by_member ON public.answer_verifications USING btree (member_id, created_at);
CREATE INDEX appeal_messages_by_appeal ON public.appeal_messages USING btree (appeal_id, created_at, id);
CREATE INDEX appeals_by_member ON public.appeals USING btree (member_id, opened_at DESC);
CREATE INDEX audit_entries_by_action ON public.audit_entries USING btree (action, id DESC);
CREATE INDEX audit_entries_by_actor ON public.audit_entries USING btree (actor_id, id DESC);
CREATE INDEX audit_entries_by_subject ON public.audit_entries USING btree (subject_kind, subject_id, id DESC);
CREATE INDEX audit_entries_by_time ON public.audit_entries USING btree (at, id);
CREATE INDEX bookmarks_by_age ON public.bookmarks USING btree (member_id, created_at DESC, post_id DESC);
CREATE INDEX bookmarks_by_post ON public.bookmarks USING btree (post_id);
CREATE INDEX decisions_by_decider ON public.decisions USING btree (decided_by_id, decided_at DESC);
CREATE INDEX decisions_by_reviewable ON public.decisions USING btree (reviewable_id, decided_at);
CREATE INDEX decisions_by_time ON public.decisions USING btree (decided_at);
CREATE INDEX decisions_due ON public.decisions USING btree (execute_after) WHERE (state = 'waiting'::text);
CREATE UNIQUE INDEX decisions_reversing ON public.decisions USING btree (reverses_id) WHERE ((reverses_id IS NOT NULL) AND (state = ANY (ARRAY['waiting'::text, 'executed'::text])));
CREATE UNIQUE INDEX decisions_waiting ON public.decisions USING btree (reviewable_id) WHERE (state = 'waiting'::text);
CREATE INDEX duplicate_carries_by_member ON public.duplicate_carries USING btree (member_id);
CREATE INDEX duplicates_by_choice ON public.duplicates USING btree (chosen_id) WHERE (chosen_id IS NOT NULL);
CREATE INDEX duplicates_by_original ON public.duplicates USING btree (of_id);
CREATE INDEX events_by_name ON public.events USING btree (name, id);
CREATE INDEX events_by_time ON public.events USING btree (occurred_at);
CREATE INDEX expert_verifications_by_age ON public.expert_verifications USING btree (created_at DESC, id DESC);
CREATE INDEX expert_verifications_by_member ON public.expert_verifications USING btree (member_id, created_at);
CREATE INDEX expert_verifications_by_room ON public.expert_verifications USING btree (room_id, until) WHERE ((ended_at IS NULL) AND (room_id IS NOT NULL));
CREATE INDEX expert_verifications_by_tag ON public.expert_verifications USING btree (tag_id, until) WHERE ((ended_at IS NULL) AND (tag_id IS NOT NULL));
CREATE UNIQUE INDEX expert_verifications_open ON public.expert_verifications USING btree (member_id, tag_id, room_id) NULLS NOT DISTINCT WHERE (ended_at IS NULL);
CREATE INDEX expertise_by_age ON public.expertise USING btree (as_of, member_id) WHERE (trials > (0)::double precision);
CREATE INDEX expertise_by_member ON public.expertise USING btree (member_id, score DESC);
CREATE INDEX expertise_by_room ON public.expertise USING btree (room_id, score DESC, member_id DESC) WHERE (room_id IS NOT NULL);
CREATE INDEX expertise_by_tag ON public.expertise USING btree (tag_id, score DESC, member_id DESC) WHERE (tag_id IS NOT NULL);
CREATE INDEX expertise_overall ON public.expertise USING btree (score DESC, member_id DESC) WHERE ((tag_id IS NULL) AND (room_id IS NULL));
CREATE INDEX files_by_owner ON public.files USING btree (owner_id);
CREATE INDEX flags_by_decision ON public.flags USING btree (decided_at) WHERE (decided_at IS NOT NULL);
CREATE INDEX flags_by_flagger ON public.flags USING btree (flagger_id, created_at DESC) WHERE (flagger_id IS NOT NULL);
CREATE INDEX flags_by_reason ON public.flags USING btree (reason_id, reviewable_id) WHERE (state = ANY (ARRAY['pending'::text, 'agreed'::text]));
CREATE INDEX flags_by_reviewable ON public.flags USING btree (reviewable_id, created_at);
CREATE INDEX flags_by_time ON public.flags USING btree (created_at);
CREATE UNIQUE INDEX flags_pending ON public.flags USING btree (reviewable_id, flagger_id, reason_id) WHERE ((state = 'pending'::text) AND (flagger_id IS NOT NULL));
CREATE UNIQUE INDEX held_edits ON public.held_posts USING btree (post_id) WHERE ((kind = 'edit'::text) AND (state = 'held'::text));
CREATE INDEX held_posts_by_author ON public.held_posts USING btree (author_id, created_at DESC, id DESC);
CREATE INDEX held_posts_by_thread ON public.held_posts USING btree (thread_id) WHERE (thread_id IS NOT NULL);
CREATE INDEX idempotency_keys_by_age ON public.idempotency_keys USING btree (created_at);
CREATE INDEX import_lines_by_position ON public.import_lines USING btree (import_id, "position") WHERE ("position" IS NOT NULL);
CREATE INDEX import_lines_by_thread ON public.import_lines USING btree (import_id, thread_id) WHERE (thread_id IS NOT NULL);
CREATE INDEX import_records_by_target ON public.import_records USING btree (target_id);
CREATE INDEX imports_by_file ON public.imports USING btree (source, file_sha256, started_at);
CREATE INDEX member_tokens_by_expiry ON public.member_tokens USING btree (expires_at);
CREATE INDEX member_tokens_by_member ON public.member_tokens USING btree (member_id, purpose);
CREATE INDEX members_by_age ON public.members USING btree (created_at DESC, id DESC);
CREATE INDEX members_by_role ON public.members USING btree (role, created_at DESC, id DESC) WHERE (role <> 'member'::text);
CREATE UNIQUE INDEX members_email ON public.members USING btree (lower(email));
CREATE INDEX members_fixed_trust ON public.members USING btree (id) WHERE trust_is_fixed;
CREATE UNIQUE INDEX members_handle ON public.members USING btree (lower(handle));
CREATE INDEX members_handle_prefix ON public.members USING btree (lower(handle) text_pattern_ops);
CREATE INDEX members_name_prefix ON public.members USING btree (lower(name) text_pattern_ops);
CREATE INDEX notifications_by_member ON public.notifications USING btree (member_id, created_at DESC, id DESC);
CREATE INDEX notifications_by_reading ON public.notifications USING btree (read_at) WHERE (read_at IS NOT NULL);
CREATE INDEX notifications_unread ON public.notifications USING btree (member_id) WHERE (read_at IS NULL);
CREATE INDEX post_mentions_by_member ON public.post_mentions USING btree (member_id);
CREATE INDEX posts_by_author ON public.posts USING btree (author_id, created_at DESC, id DESC);
CREATE INDEX posts_by_reply ON public.posts USING btree (reply_to_id) WHERE (reply_to_id IS NOT NULL);
CREATE INDEX posts_by_time ON public.posts USING btree (created_at DESC, id DESC);
CREATE INDEX previous_handles_by_member ON public.previous_handles USING btree (member_id, created_at);
CREATE INDEX reactions_by_member ON public.reactions USING btree (member_id, created_at);
CREATE INDEX reviewables_by_age ON public.reviewables USING btree (opened_at, id) WHERE (state = 'open'::text);
CREATE INDEX reviewables_by_author ON public.reviewables USING btree (author_id, opened_at DESC);
CREATE INDEX reviewables_by_claim ON public.reviewables USING btree (claimed_by_id) WHERE (claimed_by_id IS NOT NULL);
CREATE INDEX reviewables_by_closing ON public.reviewables USING btree (closed_at DESC, id DESC) WHERE (state = 'closed'::text);
CREATE INDEX reviewables_by_kind_age ON public.reviewables USING btree (target_kind, opened_at, id) WHERE (state = 'open'::text);
CREATE INDEX reviewables_by_kind_score ON public.reviewables USING btree (target_kind, score DESC, id DESC) WHERE (state = 'open'::text);
CREATE INDEX reviewables_by_room_age ON public.reviewables USING btree (room_id, opened_at, id) WHERE (state = 'open'::text);
CREATE INDEX reviewables_by_room_score ON public.reviewables USING btree (room_id, score DESC, id DESC) WHERE (state = 'open'::text);
CREATE INDEX reviewables_by_score ON public.reviewables USING btree (score DESC, id DESC) WHERE (state = 'open'::text);
CREATE INDEX reviewables_by_thread ON public.reviewables USING btree (thread_id) WHERE (thread_id IS NOT NULL);
CREATE INDEX reviewables_waiting ON public.reviewables USING btree (opened_at, id) WHERE (state = 'waiting'::text);
CREATE INDEX room_members_by_member ON public.room_members USING btree (member_id);
CREATE INDEX rooms_by_parent ON public.rooms USING btree (parent_id, "position");
CREATE INDEX routed_questions_by_member ON public.routed_questions USING btree (member_id, created_at DESC, id DESC);
CREATE INDEX same_questions_by_member ON public.same_questions USING btree (member_id);
CREATE INDEX sanctions_by_member ON public.sanctions USING btree (member_id, starts_at DESC);
CREATE INDEX search_changes_by_engine ON public.search_changes USING btree (engine, id);
CREATE INDEX search_members_by_age ON public.search_members USING btree (created_at, id);
CREATE INDEX search_members_by_votes ON public.search_members USING btree (vote_score, created_at, id);
CREATE INDEX search_members_terms_0 ON public.search_members USING gin (terms) WITH (gin_pending_list_limit='1024') WHERE (tier = 0);
CREATE INDEX search_members_terms_1 ON public.search_members USING gin (terms) WITH (gin_pending_list_limit='1024') WHERE (tier = 1);
CREATE INDEX search_members_terms_2 ON public.search_members USING gin (terms) WITH (gin_pending_list_limit='1024') WHERE (tier = 2);
CREATE INDEX search_members_terms_3 ON public.search_members USING gin (terms) WITH (gin_pending_list_limit='1024') WHERE (tier = 3);
CREATE INDEX search_members_titles_0 ON public.search_members USING gin (title_terms) WITH (gin_pending_list_limit='1024') WHERE (tier = 0);
CREATE INDEX search_members_titles_1 ON public.search_members USING gin (title_terms) WITH (gin_pending_list_limit='1024') WHERE (tier = 1);
CREATE INDEX search_members_titles_2 ON public.search_members USING gin (title_terms) WITH (gin_pending_list_limit='1024') WHERE (tier = 2);
CREATE INDEX search_members_titles_3 ON public.search_members USING gin (title_terms) WITH (gin_pending_list_limit='1024') WHERE (tier = 3);
CREATE INDEX search_posts_by_age ON public.search_posts USING btree (created_at, id);
CREATE INDEX search_posts_by_thread ON public.search_posts USING btree (thread_id);
CREATE INDEX search_posts_by_votes ON public.search_posts USING btree (vote_score, created_at, id);
CREATE INDEX search_posts_terms_0 ON public.search_posts USING gin (terms) WITH (gin_pending_list_limit='1024') WHERE (tier = 0);
CREATE INDEX search_posts_terms_1 ON public.search_posts USING gin (terms) WITH (gin_pending_list_limit='1024') WHERE (tier = 1);
CREATE INDEX search_posts_terms_2 ON public.search_posts USING gin (terms) WITH (gin_pending_list_limit='1024') WHERE (tier = 2);
CREATE INDEX search_posts_terms_3 ON public.search_posts USING gin (terms) WITH (gin_pending_list_limit='1024') WHERE (tier = 3);
CREATE INDEX search_tags_by_age ON public.search_tags USING btree (created_at, id);
CREATE INDEX search_tags_by_votes ON public.search_tags USING btree (vote_score, created_at, id);
CREATE INDEX search_tags_terms_0 ON public.search_tags USING gin (terms) WITH (gin_pending_list_limit='1024') WHERE (tier = 0);
CREATE INDEX search_tags_terms_1 ON public.search_tags USING gin (terms) WITH (gin_pending_list_limit='1024') WHERE (tier = 1);
CREATE INDEX search_tags_terms_2 ON public.search_tags USING gin (terms) WITH (gin_pending_list_limit='1024') WHERE (tier = 2);
CREATE INDEX search_tags_terms_3 ON public.search_tags USING gin (terms) WITH (gin_pending_list_limit='1024') WHERE (tier = 3);
CREATE INDEX search_tags_titles_0 ON public.search_tags USING gin (title_terms) WITH (gin_pending_list_limit='1024') WHERE (tier = 0);
CREATE INDEX search_tags_titles_1 ON public.search_tags USING gin (title_terms) WITH (gin_pending_list_limit='1024') WHERE (tier = 1);
CREATE INDEX search_tags_titles_2 ON public.search_tags USING gin (title_terms) WITH (gin_pending_list_limit='1024') WHERE (tier = 2);
CREATE INDEX search_tags_titles_3 ON public.search_tags USING gin (title_terms) WITH (gin_pending_list_limit='1024') WHERE (tier = 3);
CREATE INDEX search_threads_by_age ON public.search_threads USING btree (created_at, id);
CREATE INDEX search_threads_by_votes ON public.search_threads USING btree (vote_score, created_at, id);
CREATE INDEX search_threads_terms_0 ON public.search_threads USING gin (terms) WITH (gin_pending_list_limit='1024') WHERE (tier = 0);
CREATE INDEX search_threads_terms_1 ON public.search_threads USING gin (terms) WITH (gin_pending_list_limit='1024') WHERE (tier = 1);
CREATE INDEX search_threads_terms_2 ON public.search_threads USING gin (terms) WITH (gin_pending_list_limit='1024') WHERE (tier = 2);
CREATE INDEX search_threads_terms_3 ON public.search_threads USING gin (terms) WITH (gin_pending_list_limit='1024') WHERE (tier = 3);
CREATE INDEX search_threads_titles_0 ON public.search_threads USING gin (title_terms) WITH (gin_pending_list_limit='1024') WHERE (tier = 0);
CREATE INDEX search_threads_titles_1 ON public.search_threads USING gin (title_terms) WITH (gin_pending_list_limit='1024') WHERE (tier = 1);
CREATE INDEX search_threads_titles_2 ON public.search_threads USING gin (title_terms) WITH (gin_pending_list_limit='1024') WHERE (tier = 2);
CREATE INDEX search_threads_titles_3 ON public.search_threads USING gin (title_terms) WITH (gin_pending_list_limit='1024') WHERE (tier = 3);
CREATE INDEX search_words_prefix ON public.search_words USING btree (word text_pattern_ops);
CREATE INDEX search_words_trigrams ON public.search_words USING gin (word gin_trgm_ops);
CREATE INDEX sessions_by_expiry ON public.sessions USING btree (expires_at);
CREATE INDEX sessions_by_member ON public.sessions USING btree (member_id, last_used_at);
CREATE INDEX sign_ups_by_email ON public.sign_ups USING btree (lower(email), created_at);
CREATE INDEX sign_ups_by_expiry ON public.sign_ups USING btree (expires_at);
CREATE UNIQUE INDEX sign_ups_handle ON public.sign_ups USING btree (lower(handle));
CREATE INDEX staff_notes_by_member ON public.staff_notes USING btree (member_id, created_at, id) WHERE (member_id IS NOT NULL);
CREATE INDEX staff_notes_by_reviewable ON public.staff_notes USING btree (reviewable_id, created_at, id) WHERE (reviewable_id IS NOT NULL);
CREATE INDEX statements_by_decision ON public.statements USING btree (decision_id);
CREATE INDEX statements_by_member ON public.statements USING btree (member_id, created_at DESC, id DESC);
CREATE INDEX statements_by_target ON public.statements USING btree (target_kind, target_id);
CREATE INDEX subscriptions_by_followed_member ON public.subscriptions USING btree (followed_member_id) WHERE (followed_member_id IS NOT NULL);
CREATE INDEX subscriptions_by_room ON public.subscriptions USING btree (room_id) WHERE (room_id IS NOT NULL);
CREATE INDEX subscriptions_by_tag ON public.subscriptions USING btree (tag_id) WHERE (tag_id IS NOT NULL);
CREATE INDEX subscriptions_by_thread ON public.subscriptions USING btree (thread_id) WHERE (thread_id IS NOT NULL);
CREATE INDEX tags_by_group ON public.tags USING btree (group_id);
CREATE INDEX tags_by_synonym ON public.tags USING btree (synonym_of_id) WHERE (synonym_of_id IS NOT NULL);
CREATE INDEX tags_by_use ON public.tags USING btree (thread_count DESC, id DESC) WHERE (synonym_of_id IS NULL);
CREATE UNIQUE INDEX tags_name ON public.tags USING btree (lower(name));
CREATE INDEX tags_name_prefix ON public.tags USING btree (lower(name) text_pattern_ops);
CREATE INDEX tags_slug_prefix ON public.tags USING btree (slug text_pattern_ops);
CREATE INDEX thread_readers_by_day ON public.thread_readers USING btree (day);
CREATE INDEX thread_tags_by_tag ON public.thread_tags USING btree (tag_id, thread_id);
CREATE INDEX threads_by_activity ON public.threads USING btree (last_post_at DESC, id DESC) WHERE ((withdrawn_at IS NULL) AND (removed_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX threads_by_answer ON public.threads USING btree (answer_post_id) WHERE (answer_post_id IS NOT NULL);
CREATE INDEX threads_by_author ON public.threads USING btree (author_id, created_at DESC, id DESC);
CREATE INDEX threads_by_creation ON public.threads USING btree (created_at DESC, id DESC) WHERE ((withdrawn_at IS NULL) AND (removed_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX threads_by_hot ON public.threads USING btree (hot_score DESC, last_post_at DESC, id DESC) WHERE ((withdrawn_at IS NULL) AND (removed_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX threads_by_merge ON public.threads USING btree (merged_into_id) WHERE (merged_into_id IS NOT NULL);
CREATE INDEX threads_by_original ON public.threads USING btree (duplicate_of_id, created_at DESC, id DESC) WHERE (duplicate_of_id IS NOT NULL);
CREATE INDEX threads_by_room_activity ON public.threads USING btree (room_id, last_post_at DESC, id DESC) WHERE ((withdrawn_at IS NULL) AND (removed_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX threads_by_room_creation ON public.threads USING btree (room_id, created_at DESC, id DESC) WHERE ((withdrawn_at IS NULL) AND (removed_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX threads_by_room_hot ON public.threads USING btree (room_id, hot_score DESC, last_post_at DESC, id DESC) WHERE ((withdrawn_at IS NULL) AND (removed_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX threads_by_room_top ON public.threads USING btree (room_id, top_score DESC, id DESC) WHERE ((withdrawn_at IS NULL) AND (removed_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX threads_by_top ON public.threads USING btree (top_score DESC, id DESC) WHERE ((withdrawn_at IS NULL) AND (removed_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX threads_expert_activity ON public.threads USING btree (last_post_at DESC, id DESC) WHERE ((expert_answer_count > 0) AND (withdrawn_at IS NULL) AND (removed_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX threads_expert_creation ON public.threads USING btree (created_at DESC, id DESC) WHERE ((expert_answer_count > 0) AND (withdrawn_at IS NULL) AND (removed_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX threads_expert_hot ON public.threads USING btree (hot_score DESC, last_post_at DESC, id DESC) WHERE ((expert_answer_count > 0) AND (withdrawn_at IS NULL) AND (removed_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX threads_expert_room_activity ON public.threads USING btree (room_id, last_post_at DESC, id DESC) WHERE ((expert_answer_count > 0) AND (withdrawn_at IS NULL) AND (removed_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX threads_expert_top ON public.threads USING btree (top_score DESC, id DESC) WHERE ((expert_answer_count > 0) AND (withdrawn_at IS NULL) AND (removed_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX threads_pinned ON public.threads USING btree (room_id, pinned_at DESC) WHERE (pinned_at IS NOT NULL);
CREATE INDEX threads_room_unanswered ON public.threads USING btree (room_id, created_at DESC, id DESC) WHERE ((kind = 'question'::text) AND (state = 'open'::text) AND (answer_post_id IS NULL) AND (participant_count < 2) AND (duplicate_of_id IS NULL) AND (withdrawn_at IS NULL) AND (removed_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX threads_room_unsolved ON public.threads USING btree (room_id, last_post_at DESC, id DESC) WHERE ((kind = 'question'::text) AND (state = 'open'::text) AND (answer_post_id IS NULL) AND (duplicate_of_id IS NULL) AND (withdrawn_at IS NULL) AND (removed_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX threads_unanswered ON public.threads USING btree (created_at DESC, id DESC) WHERE ((kind = 'question'::text) AND (state = 'open'::text) AND (answer_post_id IS NULL) AND (participant_count < 2) AND (duplicate_of_id IS NULL) AND (withdrawn_at IS NULL) AND (removed_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX threads_unsolved ON public.threads USING btree (last_post_at DESC, id DESC) WHERE ((kind = 'question'::text) AND (state = 'open'::text) AND (answer_post_id IS NULL) AND (duplicate_of_id IS NULL) AND (withdrawn_at IS NULL) AND (removed_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX votes_by_member ON public.votes USING btree (member_id, created_at);
CREATE INDEX watched_words_by_action ON public.watched_words USING btree (action, pattern, id);
CREATE OR REPLACE FUNCTION public.refuse_audit_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        raise exception 'the audit log is append-only';
      end $function$
;
CREATE OR REPLACE FUNCTION public.search_near_words(wanted text, scopes text[], distance integer)
 RETURNS TABLE(word text, documents bigint)
 LANGUAGE sql
 STABLE
 SET "pg_trgm.similarity_threshold" TO '0.2'
AS $function$
        select near.word, sum(near.documents)
        from search_words near
        where near.word % wanted and near.documents > 0
          and (scopes is null or near.scope = any(scopes))
          and length(near.word) between length(wanted) - distance and length(wanted) + distance
        group by near.word order by similarity(near.word, wanted) desc, sum(near.documents) desc
        limit 200
      $function$
;
