import type { RequestEvent } from '@sveltejs/kit';

/** The fields of a form as text; files and repeated fields have their own readers. */
export async function fieldsOf({
  request,
}: Pick<RequestEvent, 'request'>): Promise<Record<string, string>> {
  const form = await request.formData();
  return Object.fromEntries(
    [...form].filter((field): field is [string, string] => typeof field[1] === 'string'),
  );
}
