import { headOf } from '$lib/head/head.server';
import { paths } from '$lib/paths';
import { run } from '$lib/server/api';
import { notFound } from '$lib/server/not-found';
import type { PageServerLoad } from './$types';

const CHARTER = /* GraphQL */ `
  query Charter($version: Int) {
    charter(version: $version) {
      version publishedAt changeNote
      clauses { code position title body }
    }
    newest: charter { version }
  }
`;

interface Answer {
  charter: {
    version: number;
    publishedAt: string;
    changeNote: string;
    clauses: { code: string; position: number; title: string; body: string }[];
  } | null;
  newest: { version: number };
}

export const load: PageServerLoad = async (event) => {
  const wanted = event.url.searchParams.get('version');
  const version = wanted && /^[1-9]\d{0,5}$/.test(wanted) ? Number(wanted) : null;
  const { charter, newest } = await run<Answer>(event, CHARTER, { version });
  if (!charter) notFound();
  // An older version says that another one holds now.
  const head = headOf(event, { path: paths.charter });
  return { head, charter, isOld: charter.version !== newest.version };
};
