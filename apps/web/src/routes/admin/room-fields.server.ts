/** A room with everything an admin may set. */
export const roomFields = /* GraphQL */ `
  id slug name description colour visibility threadPosting replyPosting kinds holdThreads holdReplies
  archivedAt position threadCount postCount lastPostAt parent { id slug }
`;

export type ThreadKind = 'question' | 'discussion' | 'idea' | 'article';
export type Posting = 'members' | 'room_members' | 'staff';

export interface AdminRoom {
  id: string;
  slug: string;
  name: string;
  description: string;
  colour: string;
  visibility: 'public' | 'members' | 'private';
  threadPosting: Posting;
  replyPosting: Posting;
  kinds: ThreadKind[];
  holdThreads: boolean;
  holdReplies: boolean;
  archivedAt: string | null;
  position: number;
  threadCount: number;
  postCount: number;
  lastPostAt: string | null;
  parent: { id: string; slug: string } | null;
}

/** The form's fields as the API takes them. */
export async function roomInput(request: Request) {
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? '');
  const kinds = form.getAll('kinds').map(String);
  const names = ['name', 'description', 'colour', 'visibility', 'threadPosting', 'replyPosting'];
  const values: Record<string, string> = Object.fromEntries(
    names.map((name) => [name, text(name)]),
  );
  const slug = text('slug').trim();
  const [archived, holdThreads, holdReplies] = ['archived', 'holdThreads', 'holdReplies'].map(
    (name) => form.has(name),
  );
  const ticked = (isTicked?: boolean) => (isTicked ? 'on' : '');
  return {
    input: {
      ...values,
      kinds,
      archived,
      holdThreads,
      holdReplies,
      parentId: text('parentId') || null,
      ...(slug && { slug }),
    },
    values: {
      ...values,
      slug,
      parentId: text('parentId'),
      kinds: kinds.join(),
      archived: ticked(archived),
      holdThreads: ticked(holdThreads),
      holdReplies: ticked(holdReplies),
    },
  };
}

/** Rooms another may stand under: those that stand under none. */
export const possibleParents = (rooms: AdminRoom[], own?: string) =>
  rooms.filter((room) => !room.parent && room.id !== own).map(({ id, name }) => ({ id, name }));
