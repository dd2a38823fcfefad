import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '@parvis/kernel';
import { ABSOLUTE_MS } from './session.entity.js';

/**
 * The lines of the session's cookie. On HTTPS the `__Host-` prefix keeps sub-domains and plain
 * HTTP from planting one; without HTTPS a browser would refuse that name.
 */
@Injectable()
export class SessionCookie {
  readonly name: string;
  private readonly attributes: string;

  constructor(@Inject(CONFIG) config: Config) {
    const secure = config.siteUrl.startsWith('https:');
    this.name = secure ? '__Host-parvis' : 'parvis';
    this.attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  }

  /** The token in a Cookie header; the first one when a browser sends two. */
  read(header: string | undefined): string | null {
    if (!header?.includes(this.name)) return null;
    for (const pair of header.split(';')) {
      const [name, value] = pair.trim().split('=', 2);
      if (name === this.name && value) return value;
    }
    return null;
  }

  /** The Set-Cookie line that keeps a token as long as its session may last. */
  set(token: string): string {
    return `${this.name}=${token}; Max-Age=${ABSOLUTE_MS / 1000}; ${this.attributes}`;
  }

  /** The Set-Cookie line that forgets it. */
  clear(): string {
    return `${this.name}=; Max-Age=0; ${this.attributes}`;
  }
}
