import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  Clock,
  checked,
  cleanText,
  Database,
  DomainError,
  ensure,
  isUuid,
  type Locale,
  type Page,
  type PageRequest,
  uuidv7,
  type Viewer,
  violatesUnique,
} from '@parvis/kernel';
import { PasswordHasher } from '../passwords/password-hasher.js';
import { chosenPassword } from '../passwords/password-rules.js';
import { cleanEmail } from './email.js';
import { cleanHandle } from './handle.js';
import { HandlesRepository } from './handles.repository.js';
import { type Member, NAME_MAX } from './member.entity.js';
import { memberPolicy } from './member.policy.js';
import { type MemberFilter, MembersRepository } from './members.repository.js';

export const SUGGESTIONS = 8;
const SEARCH_MAX = 100;

export interface NewAdmin {
  email: string;
  handle: string;
  /** Made up when left out. */
  password?: string | null;
  locale?: Locale;
}

/** Finds members, and makes the one who may make everything else. */
@Injectable()
export class MembersService {
  constructor(
    private readonly db: Database,
    private readonly members: MembersRepository,
    private readonly handles: HandlesRepository,
    private readonly hasher: PasswordHasher,
    private readonly clock: Clock,
  ) {}

  /** Null also for what is no id at all. */
  async byId(id: string): Promise<Member | null> {
    return isUuid(id) ? this.members.byId(id) : null;
  }

  /** By the handle of today or an earlier one; the caller compares to see whether to redirect. */
  async byHandle(handle: string): Promise<Member | null> {
    const asked = orNull(() => cleanHandle(handle));
    return asked === null ? null : this.members.byHandle(asked);
  }

  /** Those of the handles that exist, as before rendering the mentions of a text. */
  byHandles(handles: readonly string[]): Promise<Member[]> {
    return this.members.byHandles(handles);
  }

  async list(viewer: Viewer, filter: MemberFilter, request: PageRequest): Promise<Page<Member>> {
    ensure(memberPolicy.list(viewer));
    const { text } = checked({ text: () => searchText(filter.text ?? '') });
    return this.members.page({ role: filter.role, text }, request);
  }

  /** Whom a writer may mean by the beginning of a handle or name; the likeliest first. */
  async suggest(viewer: Viewer, prefix: string): Promise<Member[]> {
    ensure(memberPolicy.suggest(viewer));
    const text = orNull(() => searchText(prefix.replace(/^@/, '')));
    return text ? this.members.suggest(text, SUGGESTIONS) : [];
  }

  hasAdmin(): Promise<boolean> {
    return this.members.hasAdmin();
  }

  /**
   * Makes an admin with a confirmed address, for the first start and the command line. The
   * password comes back only when it was made up here, and never again.
   */
  async createAdmin(wanted: NewAdmin): Promise<{ member: Member; password: string | null }> {
    const madeUp = wanted.password ? null : randomBytes(15).toString('base64url');
    const { email, handle, password } = checked({
      email: () => cleanEmail(wanted.email),
      handle: () => cleanHandle(wanted.handle),
      password: () => madeUp ?? chosenPassword(wanted.password!, [wanted.email, wanted.handle]),
    });
    const passwordHash = await this.hasher.hash(password);
    const now = this.clock.now();
    const id = uuidv7(now.getTime());
    await this.db.tx(async () => {
      await this.handles.claim(handle, null);
      await this.insert({
        id,
        handle,
        name: handle,
        email,
        emailConfirmedAt: now,
        passwordHash,
        role: 'admin',
        trustLevel: 4,
        createdAt: now,
        ...(wanted.locale && { locale: wanted.locale }),
      });
    });
    return { member: (await this.members.byId(id))!, password: madeUp };
  }

  /** Inside the caller's transaction, which holds the handle; INVALID when the address is taken. */
  async insert(member: Partial<Member> & Pick<Member, 'id' | 'handle'>): Promise<void> {
    try {
      await this.members.insert(member);
    } catch (error) {
      if (violatesUnique(error, 'members_email')) throw new DomainError('CONFLICT', 'email_taken');
      if (violatesUnique(error, 'members_handle')) {
        throw new DomainError('CONFLICT', 'handle_taken');
      }
      throw error;
    }
  }
}

export const cleanName = (name: string): string => cleanText(name, { max: NAME_MAX });

const searchText = (text: string) => cleanText(text, { max: SEARCH_MAX, min: 0 });

function orNull<T>(check: () => T): T | null {
  try {
    return check();
  } catch {
    return null;
  }
}
