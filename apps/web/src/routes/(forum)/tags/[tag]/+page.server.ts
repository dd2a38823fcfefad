import { redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { storedHtml } from '$lib/prose/stored-html';
import { run, submit } from '$lib/server/api';
import { dependsOn } from '$lib/server/depends';
import { fieldsOf } from '$lib/server/form';
import { notFound } from '$lib/server/not-found';
import { onServer } from '$lib/server/on-server';
import { toMemberFace } from '$lib/server/operations/member';
import { type ThreadPage, toThreadFace } from '$lib/server/operations/thread';
import { listRequest, listView } from '$lib/server/thread-lists';
import type { Actions, PageServerLoad } from './$types';
import { tagHead } from './head.server';
import * as api from './tag.server';

export const load: PageServerLoad = async (event) => {
  const { params, locals, url } = event;
  const view = api.viewOf(url);
  const request = listRequest(event, view === 'solved' ? 'top' : 'latest');
  const { order: list, after, byExpert } = request;
  const period = view === 'solved' && !url.searchParams.has('period') ? 'all' : request.period;
  const of = { slug: params.tag, signedIn: locals.viewer !== null };
  const answer = await (view === 'overview'
    ? run<api.Answer>(event, api.OVERVIEW, of)
    : run<api.Answer>(event, api.LIST, {
        ...{ ...of, list, period, after, byExpert },
        ...api.NARROWED[view],
      }));
  const { tag, threads } = answer;
  if (!tag) notFound();
  if (tag.slug !== params.tag) redirect(301, paths.tag(tag) + url.search);
  dependsOn(
    event,
    'lists',
    `tag:${tag.slug}`,
    ...tag.experts.map((e) => `member:${e.member.handle}`),
  );
  const { descriptionHtml, experts, ...shown } = tag;
  const { older, ...listed } = listView(event, threads, { ...request, period });
  return {
    head: tagHead(event, tag),
    view,
    ...listed,
    older: view === 'overview' ? null : older,
    solved: facesOf(answer.solved),
    articles: facesOf(answer.articles),
    tag: { ...shown, description: descriptionHtml ? storedHtml(event, descriptionHtml) : null },
    experts: onServer(experts.map(toExpertLine)),
  };
};

const facesOf = (page?: ThreadPage) => onServer((page?.nodes ?? []).map(toThreadFace));

function toExpertLine({
  member,
  verifiedUntil,
  score,
  answerCount,
}: api.TagAnswer['experts'][number]) {
  const face = toMemberFace(member);
  const mark = face.mark ?? (verifiedUntil ? ('expert' as const) : null);
  return { ...face, mark, score, answerCount };
}

export const actions: Actions = {
  async follow(event) {
    const { id, follow } = await fieldsOf(event);
    const { failure } = await submit(event, follow === 'off' ? api.UNFOLLOW : api.FOLLOW, { id });
    return failure ?? redirect(303, event.url.pathname);
  },
};
