import { redirect } from '@sveltejs/kit';
import { textOf } from '$lib/head/text-of';
import { run, submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import { requireViewer } from '$lib/server/require-viewer';
import type { Actions, PageServerLoad } from './$types';
import { type Answer, DECLINE, ROUTED } from './routed.server';

export const load: PageServerLoad = async (event) => {
  requireViewer(event);
  const after = event.url.searchParams.get('after');
  const { viewer } = await run<Answer>(event, ROUTED, { after });
  const { nodes, pageInfo } = viewer.routedQuestions;
  const questions = nodes.map(({ thread: { opening, ...thread }, ...routed }) => ({
    ...routed,
    thread: { ...thread, excerpt: textOf(opening.bodyHtml ?? '', 240) },
  }));
  return {
    waiting: questions.filter(({ state }) => state === 'offered'),
    over: questions.filter(({ state }) => state !== 'offered'),
    isOpen: viewer.account.acceptsRoutedQuestions,
    newer: after ? '?' : null,
    older: pageInfo.hasNextPage ? `?after=${pageInfo.endCursor}` : null,
  };
};

export const actions: Actions = {
  async decline(event) {
    const { id } = await fieldsOf(event);
    const { failure } = await submit(event, DECLINE, { id });
    return failure ?? redirect(303, event.url.pathname);
  },
};
