import { redirect } from '@sveltejs/kit';
import { headOf } from '$lib/head/head.server';
import { textOf } from '$lib/head/text-of';
import { profileThing } from '$lib/head/things';
import { paths } from '$lib/paths';
import { storedHtml } from '$lib/prose/stored-html';
import { run } from '$lib/server/api';
import { dependsOn } from '$lib/server/depends';
import { notFound } from '$lib/server/not-found';
import { toMemberFace } from '$lib/server/operations/member';
import { listView } from '$lib/server/thread-lists';
import type { PageServerLoad } from './$types';
import { type Answer, MEMBER } from './member.server';

const NOTHING = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };

export const load: PageServerLoad = async (event) => {
  const { params, url } = event;
  const show = url.searchParams.get('show');
  const view = show === 'threads' || show === 'answers' ? show : 'posts';
  const after = url.searchParams.get('after');
  const { member, threads = NOTHING } = await run<Answer>(event, MEMBER, {
    handle: params.handle,
    after,
    threads: view === 'threads',
    posts: view === 'posts',
    answers: view === 'answers',
  });
  if (!member) notFound();
  if (member.handle !== params.handle) redirect(301, paths.member(member) + url.search);
  dependsOn(event, 'lists', `member:${member.handle}`);
  const written = member[view === 'answers' ? 'answers' : 'posts'] ?? NOTHING;
  const page = view === 'threads' ? threads : written;
  const {
    newer,
    older,
    threads: faces,
  } = listView(
    event,
    { ...threads, pageInfo: page.pageInfo },
    { order: 'new', period: 'all', after },
  );
  const picture = member.portrait;
  return {
    head: headOf(event, {
      path: paths.member(member),
      description: textOf(member.bioHtml, 160),
      isListed: member.postCount > 0,
      type: 'profile',
      image: picture,
      things: (origin) => [
        profileThing(origin, member, { bioHtml: member.bioHtml, image: picture }),
      ],
    }),
    view,
    member: {
      ...toMemberFace({ ...member, avatarUrl: member.portrait }),
      bio: member.bioHtml ? storedHtml(event, member.bioHtml) : null,
      interests: member.interests,
      createdAt: member.createdAt,
      lastSeenAt: member.lastSeenAt,
      threadCount: member.threadCount,
      postCount: member.postCount,
      answerCount: member.answerCount,
      isExpert: member.isExpert,
      verifications: member.verifications,
    },
    isSelf: event.locals.viewer?.handle === member.handle,
    canVerify: member.viewerCanVerifyExpert,
    canFlag: member.viewerCanFlag,
    isStaff: ['moderator', 'admin'].includes(event.locals.viewer?.role ?? ''),
    threads: faces,
    posts: written.nodes.map(({ bodyHtml, ...post }) => ({
      ...post,
      body: bodyHtml === null ? null : storedHtml(event, bodyHtml),
    })),
    newer,
    older,
  };
};
