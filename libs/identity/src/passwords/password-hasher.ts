import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '@parvis/kernel';

/** Argon2id with OWASP's second profile: 19 MiB, two passes. */
const PROFILE = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const CURRENT = '$argon2id$v=19$m=19456,t=2,p=1$';

/** Of no password at all; checked where there is no member, so that both take as long. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$c29tZXRoaW5nIHJhbmRvbQ$R6aMkk1vOvW3DoMkpxSDgi5b3XPDiM6O1cAGdR0B9vg';

/** Each takes 19 MiB and a core for some 25 ms. */
const AT_ONCE = 4;
/** About two seconds of waiting on two cores; a longer queue would only answer too late. */
const WAITING = 250;

/** Makes and checks the hashes of passwords, a few at a time so that a flood cannot fill memory. */
export class PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly queue = WAITING) {}

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(plain(password), PROFILE));
  }

  /** Takes the same time without a hash; RATE_LIMITED when too many wait already. */
  async verify(stored: string | null, password: string): Promise<boolean> {
    const matches = await this.inTurn(() => verify(stored ?? NOBODY, plain(password)));
    return matches && stored !== null;
  }

  /** Whether a stored hash was made by an older profile and should be made anew. */
  isOutdated(stored: string): boolean {
    return !stored.startsWith(CURRENT);
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) {
      if (this.waiting.length >= this.queue) {
        throw new DomainError('RATE_LIMITED', 'server_busy', { retryAfter: 3 });
      }
      await new Promise<void>((go) => this.waiting.push(go));
    } else {
      this.running++;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}

/** The same password typed on another keyboard may be composed otherwise. */
const plain = (password: string) => password.normalize('NFC');
