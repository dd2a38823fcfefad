import type { DocumentKind } from './document.js';
import { MEMBER_QUALITY, POST_QUALITY, TAG_QUALITY, THREAD_QUALITY } from './quality.js';

/** Characters of each text that are searched; the rest of longer ones is not. */
const OPENING = 20_000;
const ANSWER = 10_000;
const REPLY = 4_000;
const REPLIES = 60_000;
const POST = 20_000;

const standing = (alias: string): string =>
  `${alias}.withdrawn_at is null and ${alias}.removed_at is null`;

/** What is found: the rows that have a document, under the alias that is their kind. */
export const LIVE: Record<DocumentKind, string> = {
  thread: `threads thread where ${standing('thread')} and thread.merged_into_id is null`,
  post: `posts post join threads thread on thread.id = post.thread_id
    where ${standing('post')} and ${standing('thread')} and thread.merged_into_id is null`,
  member: 'members member where member.erased_at is null',
  tag: 'tags tag where tag.synonym_of_id is null',
};

export const QUALITY: Record<DocumentKind, string> = {
  thread: THREAD_QUALITY,
  post: POST_QUALITY,
  member: MEMBER_QUALITY,
  tag: TAG_QUALITY,
};

const VOCABULARY = `(select case room.visibility when 'private' then room.id::text
  else room.visibility end from rooms room where room.id = thread.room_id)`;

const TAG_IDS = `array(select tt.tag_id::text from thread_tags tt where tt.thread_id = thread.id
  order by tt.tag_id)`;

/** Everything of a document but its fingerprint, by ids, from the rows as they are. */
export const DOCUMENTS: Record<DocumentKind, string> = {
  thread: `
    select thread.id, thread.number::int, thread.room_id as "roomId", ${VOCABULARY} as vocabulary,
      thread.kind, thread.language, thread.title, ${TAG_IDS} as "tagIds",
      array(select tag.name from thread_tags tt join tags tag on tag.id = tt.tag_id
            where tt.thread_id = thread.id order by tag.id) as "tagNames",
      thread.author_id as "authorId", thread.answer_post_id is not null as "isSolved",
      thread.expert_answer_count > 0 as "isAnsweredByExpert",
      thread.created_at as "createdAt", thread.last_post_at as "lastPostAt",
      thread.vote_score as "voteScore", thread.reply_count as "replyCount",
      ${QUALITY.thread} as quality,
      coalesce((select left(post.body_text, ${OPENING}) from posts post
        where post.thread_id = thread.id and post.number = 1 and ${standing('post')}), '') as opening,
      coalesce((select left(post.body_text, ${ANSWER}) from posts post
        where post.id = thread.answer_post_id and ${standing('post')}), '') as answer,
      coalesce((select left(string_agg(reply.text, E'\\n' order by reply.number), ${REPLIES})
        from (select post.number, left(post.body_text, ${REPLY}) as text from posts post
              where post.thread_id = thread.id and post.number > 1 and ${standing('post')}
                and post.id is distinct from thread.answer_post_id
              order by post.number limit 500) reply), '') as replies
    from ${LIVE.thread} and thread.id = any($1)`,
  post: `
    select post.id, post.thread_id as "threadId", post.number, thread.room_id as "roomId",
      ${VOCABULARY} as vocabulary, thread.kind, thread.language, thread.title,
      ${TAG_IDS} as "tagIds", post.author_id as "authorId",
      thread.answer_post_id is not null as "isSolved",
      coalesce(thread.answer_post_id = post.id, false) as "isAnswer",
      thread.expert_answer_count > 0 as "isAnsweredByExpert", post.created_at as "createdAt",
      post.vote_score as "voteScore", ${QUALITY.post} as quality,
      left(post.body_text, ${POST}) as text
    from ${LIVE.post} and post.id = any($1)`,
  member: `
    select member.id, member.handle, member.name, member.bio_markdown as bio,
      exists (select 1 from expert_verifications verification
        where verification.member_id = member.id and verification.ended_at is null
          and verification.until > now()) as "isExpert",
      member.created_at as "createdAt", 0 as "voteScore",
      ${QUALITY.member} as quality
    from ${LIVE.member} and member.id = any($1)`,
  tag: `
    select tag.id, tag.slug, tag.name,
      array(select synonym.name from tags synonym where synonym.synonym_of_id = tag.id
            and synonym.listed_at is not null order by synonym.id) as synonyms,
      tag.description_markdown as description, tag.created_at as "createdAt",
      ${QUALITY.tag} as quality
    from ${LIVE.tag} and tag.id = any($1)`,
};
