import type { PageServerLoad } from './$types';
import { healthOf } from './health.server';

const SPANS = [7, 30, 90] as const;

export const load: PageServerLoad = async (event) => {
  const days = SPANS.find((span) => String(span) === event.url.searchParams.get('days')) ?? 30;
  return { days, spans: [...SPANS], health: await healthOf(event, days) };
};
