import type { RequestEvent } from '@sveltejs/kit';
import type { MessagePreview } from './shapes';

const PREVIEW = /* GraphQL */ `
  query Preview($id: ID!, $input: DecisionInput!) {
    decisionPreview(reviewableId: $id, input: $input) { member { name } title body language }
  }
`;

interface Answer {
  decisionPreview: {
    member: { name: string } | null;
    title: string;
    body: string;
    language: string;
  }[];
}

/** The exact messages a decision would send; none while it is not complete enough to be made. */
export async function previewOf(
  event: RequestEvent,
  id: string,
  input: object,
): Promise<MessagePreview[]> {
  const { data } = await event.locals.parvis.graphql<Answer>(PREVIEW, { id, input });
  return (data?.decisionPreview ?? []).map(({ member, ...message }) => ({
    to: member?.name ?? '',
    ...message,
  }));
}
