declare module '@parvis/kernel' {
  interface DomainEvents {
    /** A mail is due: to confirm, or to say that there is an account already. */
    'sign_up.requested': { signUpId: string };
  }
}

export {};
