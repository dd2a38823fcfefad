declare module '@parvis/kernel' {
  interface DomainEvents {
    'session.started': { memberId: string; sessionId: string };
    /** By whom is the actor: the member himself, or nobody when a password changed. */
    'session.ended': { memberId: string; sessionIds: string[] };
  }
}

/** Topic of the hint that rights of a member may have gone; the id is the member's. */
export const SESSION_HINT = 'session';
