import { Member } from '@parvis/identity';
import type { DataSource } from 'typeorm';
import type { PostRow } from './post.entity.js';

/** What `post.*` reads as plain rows: a text that does not stand never leaves the database here. */
export const POST_COLUMNS = `
  post.id, post.thread_id as "threadId", post.number, post.author_id as "authorId",
  post.reply_to_id as "replyToId",
  case when post.withdrawn_at is null and post.removed_at is null then post.body_html end
    as "bodyHtml",
  case when post.removal = 'hidden' then 'hidden' when post.removed_at is not null then 'removed'
       when post.withdrawn_at is not null then 'withdrawn' else 'standing' end as state,
  post.reaction_counts as "reactionCounts", post.vote_score as "voteScore",
  post.imported_likes as "importedLikes", post.imported_votes as "importedVotes",
  post.revision_count as "revisionCount", post.created_at as "createdAt",
  post.edited_at as "editedAt", post.withdrawn_at as "withdrawnAt",
  post.removed_at as "removedAt", post.removal, post.removal_statement_id as "removalStatementId"`;

/** Neither withdrawn nor removed. */
export const standingPost = (alias: string): string =>
  `${alias}.withdrawn_at is null and ${alias}.removed_at is null`;

/** A page of posts and the members who wrote them, each once. */
export interface PostsWithAuthors {
  posts: PostRow[];
  authors: Member[];
}

/** Reads posts and their authors from one joined statement and takes them apart again. */
export class PostsWithAuthorsReader {
  /** The author's columns under the alias `author`, prefixed so that they clash with none. */
  readonly columns: string;
  private readonly names: [prefixed: string, name: string][];

  constructor(source: DataSource) {
    const read = source.getMetadata(Member).columns.filter((column) => column.isSelect);
    this.names = read.map(({ propertyName: name }) => [`author ${name}`, name]);
    this.columns = read
      .map((column) => `author.${column.databaseName} as "author ${column.propertyName}"`)
      .join(', ');
  }

  read(rows: Record<string, unknown>[]): PostsWithAuthors {
    const authors = new Map<unknown, Member>();
    for (const row of rows) {
      if (!authors.has(row.authorId)) authors.set(row.authorId, this.author(row));
    }
    return { posts: rows as unknown as PostRow[], authors: [...authors.values()] };
  }

  private author(row: Record<string, unknown>): Member {
    const author = new Member() as unknown as Record<string, unknown>;
    for (const [prefixed, name] of this.names) author[name] = row[prefixed];
    return author as unknown as Member;
  }
}
