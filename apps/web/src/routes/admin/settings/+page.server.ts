import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { faulty, run, submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';
import { grouped, LOGO_REMOVE, LOGO_SET, readSettings, SET, shadesOf } from './settings.server';

const HEX = /^#[0-9a-f]{6}$/i;

export const load: PageServerLoad = async (event) => {
  const settings = await readSettings(event);
  return {
    groups: grouped(settings),
    shades: shadesOf(event.locals.settings.brandColour),
    timeZones: ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')],
    saved: event.url.searchParams.get('saved'),
  };
};

const back = (part: string) => redirect(303, `?saved=${part}#${part}`);

export const actions: Actions = {
  /** Writes what differs from what holds; what is refused does not keep the rest from being kept. */
  async save(event) {
    const values = await fieldsOf(event);
    const { part = '', reset } = values;
    const settings = await readSettings(event);
    const asked = (values.keys ?? '').split(',');
    const fields: Record<string, string> = {};
    let message = '';
    for (const { key, kind, value } of settings) {
      if (reset ? key !== reset : !asked.includes(key)) continue;
      const wanted = kind === 'boolean' ? String(key in values) : (values[key] ?? '');
      if (!reset && wanted === value) continue;
      const { failure } = await submit(event, SET, { key, value: reset ? null : wanted });
      if (!failure) continue;
      message = failure.data.message;
      fields[key] = Object.values(failure.data.fields)[0] ?? message;
    }
    if (message) return fail(400, { fields, message, values });
    back(part);
  },

  /** Shows what the pages would make of a colour, and changes nothing. */
  async look(event) {
    const values = await fieldsOf(event);
    const colour = values['site.colour'] ?? '';
    return HEX.test(colour) ? { values, shades: shadesOf(colour) } : { values };
  },

  async logo(event) {
    const file = await fileOf(event);
    if (!file) return faulty(event, { image: 'image_too_large' }, { part: 'logo' });
    const image = new Uint8Array(await file.arrayBuffer());
    const { failure } = await submit(event, LOGO_SET, { image }, { part: 'logo' });
    return failure ?? back('logo');
  },

  async removeLogo(event) {
    await run(event, LOGO_REMOVE);
    back('logo');
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
