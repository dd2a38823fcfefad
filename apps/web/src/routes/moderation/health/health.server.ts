import type { RequestEvent } from '@sveltejs/kit';
import { run } from '$lib/server/api';
import { operation } from '$lib/server/operations/document';
import { type MemberAnswer, memberFace, toMemberFace } from '$lib/server/operations/member';

const HEALTH = operation(
  /* GraphQL */ `
  query Health($days: Int!) {
    queueHealth(days: $days) {
      backlog { bucket count oldest }
      decided medianSeconds p90Seconds reversalRate flagPrecision
      byModerator {
        decided act leave escalate reversed medianSeconds
        member { ...MemberFace }
      }
      byReason { code flags agreed disagreed }
    }
    flagReasons { code name }
  }
  `,
  memberFace,
);

interface Health {
  backlog: { bucket: string; count: number; oldest: string | null }[];
  decided: number;
  medianSeconds: number | null;
  p90Seconds: number | null;
  reversalRate: number | null;
  flagPrecision: number | null;
  byReason: { code: string; flags: number; agreed: number; disagreed: number }[];
}

interface Load {
  decided: number;
  act: number;
  leave: number;
  escalate: number;
  reversed: number;
  medianSeconds: number | null;
}

type Answer = {
  flagReasons: { code: string; name: string }[];
  queueHealth: Health & { byModerator: (Load & { member: MemberAnswer | null })[] };
};

/** How the queue fared in the last days, as far as the viewer works it. */
export async function healthOf(event: RequestEvent, days: number) {
  const { queueHealth, flagReasons } = await run<Answer>(event, HEALTH, { days });
  return {
    ...queueHealth,
    byReason: queueHealth.byReason.map((line) => ({
      ...line,
      name: flagReasons.find(({ code }) => code === line.code)?.name ?? null,
    })),
    byModerator: queueHealth.byModerator.map(({ member, ...load }) => ({
      ...load,
      member: member && toMemberFace(member),
    })),
  };
}
