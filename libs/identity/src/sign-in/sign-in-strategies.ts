import { Injectable } from '@nestjs/common';
import passport, { type Strategy } from 'passport';
import { Strategy as PasswordStrategy } from 'passport-local';
import { PasswordCheck } from './password-check.service.js';

/** What a strategy reads of a request; those that redirect also answer through a reply. */
export interface SignInRequest {
  body?: Record<string, unknown>;
  query?: Record<string, unknown>;
}

interface Signed {
  memberId: string;
}

/**
 * The ways to prove who one is, each a Passport strategy, so that single sign-on can join by its
 * own strategy. Sessions are ours, not Passport's.
 */
@Injectable()
export class SignInStrategies {
  private readonly authenticator = new passport.Passport();

  constructor(check: PasswordCheck) {
    const fields = { usernameField: 'login', passwordField: 'password', session: false };
    this.use(
      'password',
      new PasswordStrategy(fields, (login, password, done) => {
        check.memberOf(login, password).then(
          (memberId) => done(null, memberId ? { memberId } : false),
          (error: unknown) => done(error),
        );
      }),
    );
  }

  use(name: string, strategy: Strategy): void {
    this.authenticator.use(name, strategy);
  }

  /** The member whom the strategy believes, or null when it does not. */
  memberOf(name: string, request: SignInRequest, reply: object = {}): Promise<string | null> {
    return new Promise((resolve, reject) => {
      const answered = (error: unknown, signed?: Signed | false | null) => {
        if (error) reject(error);
        else resolve(signed ? signed.memberId : null);
      };
      const options = { session: false };
      this.authenticator.authenticate(name, options, answered)(request, reply, reject);
    });
  }
}
