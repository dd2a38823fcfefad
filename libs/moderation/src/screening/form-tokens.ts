import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG, type RunningConfig } from '@parvis/kernel';

const SIGNATURE_BYTES = 12;
const FORM = /^([0-9a-z]{1,11})\.([\w-]{16})$/;

/**
 * Says when a member opened a form, signed, so that nobody can claim to have typed for longer.
 * A text without a token is not judged by it: programs that post have no form.
 */
@Injectable()
export class FormTokens {
  constructor(
    @Inject(CONFIG) private readonly config: RunningConfig,
    private readonly clock: Clock,
  ) {}

  issue(memberId: string): string {
    const at = this.clock.now().getTime().toString(36);
    return `${at}.${this.sign(memberId, at).toString('base64url')}`;
  }

  /** Milliseconds since the token was issued to this member; null for anything else. */
  age(memberId: string, token: string | null): number | null {
    const [, at, signature] = FORM.exec(token ?? '') ?? [];
    if (at === undefined || signature === undefined) return null;
    const given = Buffer.from(signature, 'base64url');
    if (!timingSafeEqual(given, this.sign(memberId, at))) return null;
    return this.clock.now().getTime() - Number.parseInt(at, 36);
  }

  private sign(memberId: string, at: string): Buffer {
    const hmac = createHmac('sha256', this.config.secret).update(`form:${memberId}:${at}`);
    return hmac.digest().subarray(0, SIGNATURE_BYTES);
  }
}
