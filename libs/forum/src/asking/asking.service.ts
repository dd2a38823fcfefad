import { Injectable } from '@nestjs/common';
import {
  checked,
  Database,
  DomainError,
  ensure,
  Idempotency,
  isSignedIn,
  type Limit,
  Limits,
  type Locale,
  type SignedInViewer,
  type Viewer,
} from '@parvis/kernel';
import { PostText, type WrittenText } from '../posts/post-text.service.js';
import { PostWriter } from '../posts/post-writer.service.js';
import type { Room } from '../rooms/room.entity.js';
import { roomPolicy } from '../rooms/room.policy.js';
import { RoomsService } from '../rooms/rooms.service.js';
import type { Tag } from '../tags/tag.entity.js';
import { TagsService } from '../tags/tags.service.js';
import { ThreadTagging } from '../tags/thread-tagging.service.js';
import type { Thread } from '../threads/thread.entity.js';
import { ThreadsRepository } from '../threads/threads.repository.js';
import { checkLanguage, cleanTitle, ThreadsService } from '../threads/threads.service.js';
import type { ThreadCreateInput } from './asking.inputs.js';
import { gathered } from './gathered.js';

/** Threads of one member; nobody has so many questions at once. */
const THREADS: Limit = { name: 'thread', points: 10, seconds: 600 };

/** What was asked, checked and rendered. */
interface Question extends Pick<Thread, 'kind' | 'title' | 'language'> {
  text: WrittenText;
  tags: Tag[];
}

/** Opens threads: the thread, its first post and its tags stand together or not at all. */
@Injectable()
export class AskingService {
  constructor(
    private readonly db: Database,
    private readonly rooms: RoomsService,
    private readonly service: ThreadsService,
    private readonly threads: ThreadsRepository,
    private readonly text: PostText,
    private readonly writer: PostWriter,
    private readonly tags: TagsService,
    private readonly tagging: ThreadTagging,
    private readonly idempotency: Idempotency,
    private readonly limits: Limits,
  ) {}

  /** The new thread, or the one that an equal call opened before. */
  async ask(viewer: Viewer, input: ThreadCreateInput, locale: Locale): Promise<Thread> {
    if (!isSignedIn(viewer)) throw new DomainError('UNAUTHENTICATED', 'sign_in_required');
    const room = await this.rooms.visible(viewer, input.roomId);
    ensure(roomPolicy.startThread(viewer, room, input.kind));
    await this.limits.consume(THREADS, viewer.memberId);
    const question = await this.check(viewer, input, locale);
    const { memberId } = viewer;
    const call = { memberId, key: input.idempotencyKey, operation: 'thread.create' };
    const id = await this.db.tx(() =>
      this.idempotency.once(call, null, () => this.openOnce(viewer, room, question)),
    );
    return (await this.threads.byId(id))!;
  }

  /** Tags come last, as looking them up may make new ones. */
  private async check(viewer: Viewer, input: ThreadCreateInput, locale: Locale): Promise<Question> {
    const [{ title, language }, text] = await gathered(
      async () =>
        checked({
          title: () => cleanTitle(input.title),
          language: () => checkLanguage(input.language ?? locale),
        }),
      () => this.text.write(input.bodyMarkdown),
    );
    const tags = await this.tags.resolveForThread(viewer, input.tags ?? []);
    return { kind: input.kind, title, language, text, tags };
  }

  private async openOnce(viewer: SignedInViewer, room: Room, question: Question): Promise<string> {
    const before = await this.writer.justWritten(viewer.memberId);
    if (before?.number === 1 && before.bodyMarkdown === question.text.bodyMarkdown) {
      const thread = await this.threads.byId(before.threadId);
      if (thread?.title === question.title && thread.roomId === room.id) return thread.id;
    }
    return this.open(viewer, room, question);
  }

  private async open(viewer: SignedInViewer, room: Room, question: Question): Promise<string> {
    const thread = await this.service.open(viewer, room, question);
    await this.tagging.set(thread.id, question.tags);
    const { id: threadId, authorId, createdAt, roomId } = thread;
    await this.writer.open({ threadId, authorId, createdAt }, roomId, question.text);
    return threadId;
  }
}
