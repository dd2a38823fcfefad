declare module '@parvis/kernel' {
  interface DomainEvents {
    /** `until` is an ISO date. */
    'expert.verified': VerificationFacts & { until: string; note: string };
    /** `expired` when it ran its time, else somebody ended it early. */
    'expert.verification-ended': VerificationFacts & { expired: boolean };
  }
}

export interface VerificationFacts {
  verificationId: string;
  memberId: string;
  /** Exactly one of the two is set. */
  tagId: string | null;
  roomId: string | null;
}

export const verificationFacts = (verification: {
  id: string;
  memberId: string;
  tagId: string | null;
  roomId: string | null;
}): VerificationFacts => ({
  verificationId: verification.id,
  memberId: verification.memberId,
  tagId: verification.tagId,
  roomId: verification.roomId,
});
