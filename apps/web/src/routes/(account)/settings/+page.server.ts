import { type RequestEvent, redirect } from '@sveltejs/kit';
import { faulty, run, submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import { postActions } from '$lib/server/post-actions';
import type { Actions, PageServerLoad } from './$types';
import { HANDLE, PROFILE, type Profile, REMOVE, SET, UPDATE } from './profile.server';

const PARTS = ['profile', 'picture', 'handle'] as const;

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const { viewer } = await run<Profile>(event, PROFILE);
  const { member, account } = viewer;
  const saved = event.url.searchParams.get('saved');
  return { member, bio: account.bioMarkdown, saved: PARTS.find((part) => part === saved) ?? null };
};

export const actions: Actions = {
  async preview(event) {
    const values = await fieldsOf({ request: event.request.clone() });
    return { ...(await postActions.preview(event)), values };
  },

  async profile(event) {
    const values = await fieldsOf(event);
    const { name = '', body: bio = '', interests = '' } = values;
    const words = interests.split(',').map((word) => word.trim());
    const input = { name, bio, interests: words.filter(Boolean) };
    const { failure } = await submit(event, UPDATE, { input }, values);
    return failure ?? redirect(303, '?saved=profile');
  },

  async handle(event) {
    const { handle = '' } = await fieldsOf(event);
    const { failure } = await submit(event, HANDLE, { handle }, { handle });
    return failure ?? redirect(303, '?saved=handle');
  },

  async picture(event) {
    const file = await fileOf(event);
    if (!file) return faulty(event, { image: 'image_too_large' });
    const image = new Uint8Array(await file.arrayBuffer());
    const { failure } = await submit(event, SET, { image });
    return failure ?? redirect(303, '?saved=picture');
  },

  async removePicture(event) {
    await run(event, REMOVE);
    redirect(303, '?saved=picture');
  },
};

/** Null when the upload was cut off because the body is larger than any request may be. */
async function fileOf({ request }: RequestEvent): Promise<Blob | null> {
  try {
    const file = (await request.formData()).get('image');
    return file instanceof Blob ? file : new Blob();
  } catch {
    return null;
  }
}
