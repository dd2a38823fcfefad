import { type RequestEvent, redirect } from '@sveltejs/kit';
import { headOf } from '$lib/head/head.server';
import { breadcrumbs } from '$lib/head/json-ld';
import { paths } from '$lib/paths';
import { run } from '$lib/server/api';
import { dependsOn } from '$lib/server/depends';
import { notFound } from '$lib/server/not-found';
import { onServer } from '$lib/server/on-server';
import { toExpertFace } from '$lib/server/operations/expert';
import type { PageServerLoad } from './$types';
import { type Directory, EXPERTS, NAMED, type Named } from './experts.server';

/** Whose experts are listed, as the address says it: `?tag=water` or `?room=croissant`. */
export const load: PageServerLoad = async (event) => {
  const wanted = event.url.searchParams;
  toOwnAddress(wanted.get('in'));
  const tagSlug = wanted.get('tag');
  const roomSlug = tagSlug ? null : wanted.get('room');
  const after = wanted.get('after');
  const { tag, room } = await named(event, tagSlug, roomSlug);
  if ((tagSlug && !tag) || (roomSlug && !room)) notFound();
  const { experts, expertiseFormula, tags, rooms } = await run<Directory>(event, EXPERTS, {
    tagSlug: tag?.slug ?? null,
    roomId: room?.id ?? null,
    after,
  });
  const own = tag ? `?tag=${tag.slug}` : room ? `?room=${room.slug}` : '';
  const link = (cursor: string | null) =>
    cursor ? `${own}${own ? '&' : '?'}after=${cursor}` : own || '?';
  dependsOn(event, 'lists', ...experts.nodes.map((e) => `member:${e.member.handle}`));
  const others = tags.nodes.filter(({ slug }) => slug !== tag?.slug);
  return {
    head: headOf(event, {
      path: paths.experts + own,
      isListed: experts.nodes.length > 0,
      things: (origin) => [
        breadcrumbs(origin, [
          { href: paths.home, label: event.locals.settings.name },
          { href: paths.experts, label: 'Experts' },
        ]),
      ],
    }),
    experts: onServer(experts.nodes.map(toExpertFace)),
    formula: expertiseFormula,
    of: tag ?? room ?? null,
    chosen: tag ? `tag:${tag.slug}` : room ? `room:${room.slug}` : '',
    tags: onServer(tag ? [tag, ...others] : others),
    rooms: onServer(rooms),
    newer: after ? link(null) : null,
    older: experts.pageInfo.hasNextPage ? link(experts.pageInfo.endCursor) : null,
  };
};

async function named(event: RequestEvent, tag: string | null, room: string | null) {
  if (!tag && !room) return {};
  const of = { tag: tag ?? '', room: room ?? '', byTag: !!tag, byRoom: !!room };
  return run<Named>(event, NAMED, of);
}

/** The one field of the form says either; the address says which. */
function toOwnAddress(chosen: string | null): void {
  if (chosen === null) return;
  const [, kind, slug] = /^(tag|room):(.+)$/.exec(chosen) ?? [];
  redirect(
    303,
    kind ? `${paths.experts}?${kind}=${encodeURIComponent(slug ?? '')}` : paths.experts,
  );
}
