import type { RequestEvent } from '@sveltejs/kit';
import { run } from '$lib/server/api';
import { type Deed, deeds } from './deeds';

const THRESHOLDS = /* GraphQL */ `
  query TrustThresholds { trustThresholds { level ${deeds.join(' ')} } }
`;
export const SET = /* GraphQL */ `
  mutation SetThreshold($key: ID!, $value: String) {
    settingUpdate(key: $key, value: $value) { setting { key } }
  }
`;

export type Threshold = Record<Deed, number> & { level: number };

export const readThresholds = async (event: RequestEvent) =>
  (await run<{ trustThresholds: Threshold[] }>(event, THRESHOLDS)).trustThresholds;

/** Each threshold is a setting of its own. */
export const keyOf = (level: number, deed: Deed) => `trust.level${level}.${deed}`;
