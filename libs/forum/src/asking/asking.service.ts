import { Injectable, Optional } from '@nestjs/common';
import {
  checked,
  Database,
  ensure,
  Idempotency,
  type Limit,
  Limits,
  type Locale,
  type RepeatableCall,
  type SignedInViewer,
  signedIn,
  type Viewer,
} from '@parvis/kernel';
import { PostText } from '../posts/post-text.service.js';
import { PostWriter } from '../posts/post-writer.service.js';
import type { Room } from '../rooms/room.entity.js';
import { roomPolicy } from '../rooms/room.policy.js';
import { RoomsService } from '../rooms/rooms.service.js';
import {
  NoScreening,
  PostScreening,
  type Screened,
  type Submission,
  type Written,
} from '../screening/post-screening.js';
import { TAGS_PER_THREAD, type Tag } from '../tags/tag.entity.js';
import { TagsService } from '../tags/tags.service.js';
import { ThreadTagging } from '../tags/thread-tagging.service.js';
import type { Thread } from '../threads/thread.entity.js';
import { ThreadsRepository } from '../threads/threads.repository.js';
import { checkLanguage, cleanTitle, ThreadsService } from '../threads/threads.service.js';
import { AskedBefore } from './asked-before.service.js';
import type { ThreadCreateInput } from './asking.inputs.js';
import { gathered } from './gathered.js';

/** Threads of one member; nobody has so many questions at once. */
const THREADS: Limit = { name: 'thread', points: 10, seconds: 600 };

/** What was asked: checked, rendered, screened. */
interface Question {
  submission: Submission;
  screened: Screened;
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
    private readonly askedBefore: AskedBefore,
    private readonly idempotency: Idempotency,
    private readonly limits: Limits,
    @Optional() private readonly screening: PostScreening = new NoScreening(),
  ) {}

  /** The new thread, or the one that an equal call opened before; none when it is held. */
  async ask(viewer: Viewer, input: ThreadCreateInput, locale: Locale): Promise<Written<Thread>> {
    const author = signedIn(viewer);
    const room = await this.rooms.visible(author, input.roomId);
    ensure(roomPolicy.startThread(author, room, input.kind));
    await this.limits.consume(THREADS, author.memberId);
    const call = {
      memberId: author.memberId,
      key: input.idempotencyKey,
      operation: 'thread.create',
    };
    const question = await this.check(author, room, input, locale, call);
    const id = await this.db.tx(() =>
      this.idempotency.once(call, null, () =>
        question.screened.isHeld ? this.hold(question) : this.openOnce(room, question),
      ),
    );
    const row = await this.threads.byId(id);
    return row ? { row, heldPostId: null } : { row, heldPostId: id };
  }

  /** Tags come last, as looking them up may make new ones. */
  private async check(
    viewer: SignedInViewer,
    room: Room,
    input: ThreadCreateInput,
    locale: Locale,
    call: RepeatableCall,
  ): Promise<Question> {
    const [{ title, language }, text] = await gathered(
      async () =>
        checked({
          title: () => cleanTitle(input.title),
          language: () => checkLanguage(input.language ?? locale),
        }),
      () => this.text.write(input.bodyMarkdown),
    );
    if (input.kind === 'question' && !input.isNotDuplicate) {
      const asked = { title, language, bodyText: text.bodyText, roomId: room.id };
      await this.askedBefore.ensureNew(viewer, asked, call);
    }
    const tags = input.tags ?? [];
    const submission: Submission = {
      kind: 'thread',
      viewer,
      room,
      thread: null,
      postId: null,
      replyToId: null,
      threadKind: input.kind,
      title,
      language,
      tags,
      text,
      reason: '',
      formToken: input.formToken ?? null,
    };
    const screened = await this.screening.screen(submission);
    const typed = await this.tags.resolveForThread(viewer, tags);
    return { submission, screened, tags: await this.withAdded(typed, screened.addedTags) };
  }

  /** Those a rule adds, as far as there is place. */
  private async withAdded(tags: Tag[], names: readonly string[]): Promise<Tag[]> {
    if (names.length === 0) return tags;
    const all = [...tags, ...(await this.tags.existing(names))];
    return [...new Map(all.map((tag) => [tag.id, tag])).values()].slice(0, TAGS_PER_THREAD);
  }

  private async hold({ submission, screened, tags }: Question): Promise<string> {
    await this.writer.lockAuthor(submission.viewer.memberId);
    const names = tags.map((tag) => tag.name);
    return this.screening.hold({ ...submission, tags: names }, screened);
  }

  private async openOnce(room: Room, question: Question): Promise<string> {
    const { submission, screened } = question;
    const before = await this.writer.justWritten(submission.viewer.memberId);
    if (before?.number === 1 && before.bodyMarkdown === screened.text.bodyMarkdown) {
      const thread = await this.threads.byId(before.threadId);
      if (thread?.title === screened.title && thread.roomId === room.id) return thread.id;
    }
    return this.open(room, question);
  }

  private async open(room: Room, { submission, screened, tags }: Question): Promise<string> {
    const { viewer, threadKind, language } = submission;
    const wanted = { kind: threadKind!, title: screened.title!, language };
    const thread = await this.service.open(viewer, room, wanted);
    await this.tagging.set(thread.id, tags);
    const { id: threadId, authorId, createdAt, roomId } = thread;
    const opening = { threadId, authorId, createdAt };
    const id = await this.writer.open(opening, roomId, screened.text);
    await this.screening.published(submission, screened, { id, threadId });
    return threadId;
  }
}
