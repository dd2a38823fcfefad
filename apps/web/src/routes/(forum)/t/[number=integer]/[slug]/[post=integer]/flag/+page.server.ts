import { run } from '$lib/server/api';
import {
  type FlagReason,
  flagReasons,
  openCase,
  raiseFlag,
  type ViewerFlag,
  viewerFlags,
} from '$lib/server/flagging';
import { reasonOf } from '$lib/server/reason-of';
import { requireViewer } from '$lib/server/require-viewer';
import { type PostPlace, postAt, postId, postPlace } from '../post-at.server';
import type { Actions, PageServerLoad } from './$types';

const POST = /* GraphQL */ `
  query PostToFlag($threadNumber: Int!, $postNumber: Int!) {
    postAt(threadNumber: $threadNumber, postNumber: $postNumber) {
      ${postPlace}
      bodyMarkdown viewerCanFlag viewerCannotFlagReason ${viewerFlags}
    }
  }
`;
const REASONS = /* GraphQL */ `query FlagReasons { ${flagReasons} }`;

interface PostToFlag extends PostPlace {
  bodyMarkdown: string | null;
  viewerCanFlag: boolean;
  viewerCannotFlagReason: string | null;
  viewerFlags: ViewerFlag[];
}

export const load: PageServerLoad = async (event) => {
  requireViewer(event);
  const post = await postAt<PostToFlag>(event, POST);
  const { viewerCanFlag, viewerCannotFlagReason: reason, viewerFlags: flags, ...place } = post;
  const isNew = event.url.searchParams.has('flagged') && flags.length > 0;
  if (!viewerCanFlag) {
    const refusal = await reasonOf(event, reason ?? 'FORBIDDEN');
    return { post: place, flags, isNew, reasons: [], refusal };
  }
  const { flagReasons: reasons } = await run<{ flagReasons: FlagReason[] }>(event, REASONS);
  return { post: place, flags, isNew, reasons, refusal: null };
};

export const actions: Actions = {
  flag: async (event) => raiseFlag(event, { postId: await postId(event) }),
  open: async (event) => openCase(event, { postId: await postId(event) }),
};
