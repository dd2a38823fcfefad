import type { RequestEvent } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { run } from '$lib/server/api';
import { requireViewer } from '$lib/server/require-viewer';

const NOTIFICATIONS = /* GraphQL */ `
  query Notifications($after: String) {
    viewer {
      unreadNotificationCount
      notifications(first: 30, after: $after) {
        nodes {
          id kind createdAt readAt outcome
          statement { number title }
          appeal { statement { number } }
          thread { number slug title language }
          post { number thread { number slug title language } }
          heldPost { title }
          reviewable { id thread { title language } }
          note { body author { name } }
          verification { tag { name } room { name } }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

type Kind =
  | 'statement_issued'
  | 'statement_lifted'
  | 'flag_settled'
  | 'held_post_published'
  | 'held_post_refused'
  | 'appeal_replied'
  | 'appeal_decided'
  | 'appeal_opened'
  | 'reviewable_escalated'
  | 'staff_note_mention'
  | 'marked_duplicate'
  | 'question_routed'
  | 'answer_verified'
  | 'expert_verified';

interface Notification {
  id: string;
  kind: Kind;
  createdAt: string;
  readAt: string | null;
  outcome: 'pending' | 'agreed' | 'disagreed' | 'ignored' | null;
  statement: { number: number; title: string } | null;
  appeal: { statement: { number: number } } | null;
  thread: { number: number; slug: string; title: string; language: string } | null;
  post: {
    number: number;
    thread: { number: number; slug: string; title: string; language: string };
  } | null;
  heldPost: { title: string | null } | null;
  reviewable: { id: string; thread: { title: string; language: string } | null } | null;
  note: { body: string; author: { name: string } | null } | null;
  verification: { tag: { name: string } | null; room: { name: string } | null } | null;
}

interface Answer {
  viewer: {
    unreadNotificationCount: number;
    notifications: {
      nodes: Notification[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  };
}

/** What this member was told, each with the page it leads to. */
export async function loadNotifications(event: RequestEvent) {
  const self = requireViewer(event);
  const after = event.url.searchParams.get('after');
  const { viewer } = await run<Answer>(event, NOTIFICATIONS, { after });
  const { nodes, pageInfo } = viewer.notifications;
  return {
    notifications: nodes.map((told) => toLine(told, self)),
    unread: viewer.unreadNotificationCount,
    newer: after ? '?' : null,
    older: pageInfo.hasNextPage ? `?after=${pageInfo.endCursor}` : null,
  };
}

const toLine = (told: Notification, self: { handle: string }) => ({
  id: told.id,
  kind: told.kind,
  createdAt: told.createdAt,
  isRead: told.readAt !== null,
  outcome: told.outcome,
  by: told.note?.author?.name ?? null,
  href: told.verification ? paths.expert(self) : hrefOf(told),
  ...aboutOf(told),
});

function hrefOf({ reviewable, statement, appeal, post, thread, kind }: Notification): string {
  if (reviewable) return paths.case(reviewable);
  if (statement) return paths.statement(statement);
  if (appeal) return `${paths.statement(appeal.statement)}#appeal`;
  if (thread) return paths.thread(thread);
  if (post) return paths.post(post.thread, post.number);
  return kind.startsWith('held_post') ? paths.held : paths.notifications;
}

/** What the line says it is about, in whose language. */
function aboutOf({
  note,
  statement,
  post,
  reviewable,
  heldPost,
  verification,
  ...told
}: Notification) {
  if (note) return { about: note.body.slice(0, 160), language: null };
  if (statement) return { about: statement.title, language: null };
  const scope = verification?.tag ?? verification?.room;
  if (scope) return { about: scope.name, language: null };
  const thread = told.thread ?? post?.thread ?? reviewable?.thread;
  return { about: thread?.title ?? heldPost?.title ?? null, language: thread?.language ?? null };
}
