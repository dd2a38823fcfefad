import { redirect } from '@sveltejs/kit';
import { headOf } from '$lib/head/head.server';
import { textOf } from '$lib/head/text-of';
import { profileThing } from '$lib/head/things';
import { paths } from '$lib/paths';
import { storedHtml } from '$lib/prose/stored-html';
import { run, submit } from '$lib/server/api';
import { dependsOn } from '$lib/server/depends';
import { fieldsOf } from '$lib/server/form';
import { notFound } from '$lib/server/not-found';
import { onServer } from '$lib/server/on-server';
import { toMemberFace } from '$lib/server/operations/member';
import type { Actions, PageServerLoad } from './$types';
import { type Answer, EXPERT, FOLLOW, UNFOLLOW } from './expert.server';
import { themesOf } from './themes.server';

export const load: PageServerLoad = async (event) => {
  const { params, locals } = event;
  const { member, expertiseFormula } = await run<Answer>(event, EXPERT, {
    handle: params.handle,
    signedIn: locals.viewer !== null,
  });
  if (!member) notFound();
  // Whoever is an expert no more is still a member; so is one whose rooms this reader may not see.
  if (!member.isExpert) redirect(302, paths.member(member));
  if (member.handle !== params.handle) redirect(301, paths.expert(member));
  dependsOn(event, 'lists', `member:${member.handle}`);
  const { bioHtml, portrait } = member;
  return {
    head: headOf(event, {
      path: paths.expert(member),
      description: textOf(bioHtml, 160),
      type: 'profile',
      image: portrait,
      feed: paths.feed(paths.expert(member)),
      things: (origin) => [profileThing(origin, member, { bioHtml, image: portrait })],
    }),
    member: onServer({
      ...toMemberFace({ ...member, avatarUrl: portrait }),
      id: member.id,
      isFollowing: !!member.viewerIsFollowing,
      verifications: member.verifications,
      canVerify: member.viewerCanVerifyExpert,
    }),
    bio: bioHtml ? storedHtml(event, bioHtml) : null,
    expertise: onServer(member.expertise),
    ...onServer(themesOf(member)),
    formula: expertiseFormula,
    isSelf: locals.viewer?.handle === member.handle,
  };
};

export const actions: Actions = {
  async follow(event) {
    const { id, follow } = await fieldsOf(event);
    const { failure } = await submit(event, follow === 'off' ? UNFOLLOW : FOLLOW, { id });
    return failure ?? redirect(303, event.url.pathname);
  },
};
