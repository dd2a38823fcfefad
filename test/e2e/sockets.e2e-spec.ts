import { request } from 'node:http';
import { type AddressInfo, createConnection } from 'node:net';
import { SessionCookie, Sessions } from '@parvis/identity';
import { Broadcast, uuidv7 } from '@parvis/kernel';
import { io, type Socket } from 'socket.io-client';
import { createApp } from '../../apps/api/src/app.js';
import type { MemberRow, RoomRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const JOIN = 'moderation:join';

let w: World;
let url: string;
let admin: MemberRow;
let room: RoomRow;
const open: Socket[] = [];

beforeAll(async () => {
  w = await world();
  // The pages are another matter: a socket needs the server alone.
  await w.app.nest.listen(0, '127.0.0.1');
  const { port } = w.app.nest.getHttpServer().address() as AddressInfo;
  url = `http://127.0.0.1:${port}`;
  admin = await w.member('root', 'admin');
  room = await w.room('grinders');
});
afterEach(() => {
  for (const socket of open.splice(0)) socket.disconnect();
});
afterAll(() => w.close());

const signIn = async (member: MemberRow): Promise<string> => {
  const client = { address: '127.0.0.1', userAgent: 'jest' };
  const token = await w.app.nest.get(Sessions).start(member.id, client);
  return `${w.app.nest.get(SessionCookie).name}=${token}`;
};

function connect(cookie: string | null, headers: Record<string, string> = {}, space = ''): Socket {
  const socket = io(`${url}${space}`, {
    path: '/live',
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { ...(cookie && { cookie }), ...headers },
  });
  open.push(socket);
  return socket;
}

const event = (socket: Socket, name: string, ms = 4_000): Promise<any> =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no ${name} within ${ms} ms`)), ms);
    socket.once(name, (value: unknown) => {
      clearTimeout(late);
      resolve(value);
    });
  });

/** A socket that is connected, following the queue when its member may. */
async function live(
  member: MemberRow,
): Promise<{ socket: Socket; cookie: string; joined: boolean }> {
  const cookie = await signIn(member);
  const socket = connect(cookie);
  await event(socket, 'connect');
  const { joined } = await socket.timeout(4_000).emitWithAck(JOIN);
  return { socket, cookie, joined };
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const hint = (topic: string, id: string) => w.app.nest.get(Broadcast).send(topic, id);

async function reviewable(roomId: string | null): Promise<string> {
  const id = uuidv7();
  await w.db.rows(
    `insert into reviewables (id, target_kind, target_id, room_id, content_hash)
     values ($1, 'post', $2, $3, 'x')`,
    [id, uuidv7(), roomId],
  );
  return id;
}

/** Whether a hint of this case reaches the socket. */
async function hears(socket: Socket, id: string): Promise<boolean> {
  const heard: string[] = [];
  const listen = (told: { id: string }) => heard.push(told.id);
  socket.on('hint', listen);
  await hint('review', id);
  await pause(300);
  socket.off('hint', listen);
  return heard.includes(id);
}

describe('who may open a socket', () => {
  it('is a member with a session, from our own pages or without a page', async () => {
    const ada = await w.member();
    const cookie = await signIn(ada);
    await event(connect(cookie), 'connect');
    await event(connect(cookie, { origin: url }), 'connect');
    await event(connect(null), 'connect_error');
    await event(connect('parvis=nonsense'), 'connect_error');
    await event(connect(cookie, { origin: 'https://evil.example' }), 'connect_error');
    await event(connect(cookie, { origin: 'null' }), 'connect_error');
    await event(connect(cookie, { 'sec-fetch-site': 'cross-site' }), 'connect_error');
  });

  it('is nobody by long polling', async () => {
    const cookie = await signIn(await w.member());
    const status = await new Promise<number>((resolve) => {
      request(`${url}/live/?EIO=4&transport=polling`, { headers: { cookie } }, (response) => {
        response.resume();
        resolve(response.statusCode!);
      }).end();
    });
    expect(status).toBe(400);
  });

  it('leaves other addresses of the server as they are', async () => {
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('is a member twenty times at most', async () => {
    const cookie = await signIn(await w.member());
    for (let count = 0; count < 20; count++) await event(connect(cookie), 'connect');
    await event(connect(cookie), 'connect_error');
  });
});

describe('hints of the queue', () => {
  it('reach staff, and the moderators of its room', async () => {
    const [moderator, own, foreign, member] = await Promise.all([
      w.member(undefined, 'moderator'),
      w.member(),
      w.member(),
      w.member(),
    ]);
    const other = await w.room();
    await w.roomMember(room, own, 'moderator');
    await w.roomMember(other, foreign, 'moderator');
    const [staff, roomStaff, neighbour, nobody] = [
      await live(moderator),
      await live(own),
      await live(foreign),
      await live(member),
    ];
    expect([staff.joined, roomStaff.joined, neighbour.joined, nobody.joined]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    const id = await reviewable(room.id);
    const told = event(staff.socket, 'hint');
    const heard = Promise.all(
      [staff, roomStaff, neighbour, nobody].map(({ socket }) => hears(socket, id)),
    );
    expect(await told).toEqual({ topic: 'review', id, roomId: room.id });
    expect(await heard).toEqual([true, true, false, false]);
    const alone = await reviewable(null);
    expect(await hears(roomStaff.socket, alone)).toBe(false);
    expect(await hears(staff.socket, alone)).toBe(true);
  });

  it('tell the moderators of a room that a case has left it', async () => {
    const own = await w.member();
    await w.roomMember(room, own, 'moderator');
    const [roomStaff, staff] = [await live(own), await live(await w.member('max', 'moderator'))];
    const id = await reviewable((await w.room()).id);
    const others: unknown[] = [];
    staff.socket.on('hint', (told) => others.push(told));
    const told = event(roomStaff.socket, 'hint');
    await hint('review-left', `${id} ${room.id}`);
    expect(await told).toEqual({ topic: 'review', id, roomId: room.id, gone: true });
    expect(others).toEqual([]);
  });

  it('reach only those whose page asked for them', async () => {
    const cookie = await signIn(await w.member(undefined, 'moderator'));
    const socket = connect(cookie);
    await event(socket, 'connect');
    expect(await hears(socket, await reviewable(null))).toBe(false);
  });

  it('come as one for a burst', async () => {
    const { socket } = await live(await w.member(undefined, 'moderator'));
    const id = await reviewable(null);
    let count = 0;
    socket.on('hint', () => {
      count += 1;
    });
    await Promise.all(Array.from({ length: 100 }, () => hint('review', id)));
    await pause(500);
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(20);
  });

  it('come from whichever process made the change', async () => {
    const other = await createApp(w.config);
    try {
      const { socket } = await live(await w.member(undefined, 'moderator'));
      const id = await reviewable(null);
      const told = event(socket, 'hint');
      await other.nest.get(Broadcast).send('review', id);
      expect(await told).toEqual({ topic: 'review', id, roomId: null });
    } finally {
      await other.stop();
    }
  });

  it('of notifications reach the member’s own windows', async () => {
    const [ada, bob] = [await w.member(), await w.member()];
    const [first, second, others] = [await live(ada), await live(ada), await live(bob)];
    let strange = 0;
    others.socket.on('hint', () => {
      strange += 1;
    });
    const heard = Promise.all([event(first.socket, 'hint'), event(second.socket, 'hint')]);
    await hint('notifications', ada.id);
    expect(await heard).toEqual(Array(2).fill({ topic: 'notifications', id: ada.id }));
    await pause(100);
    expect(strange).toBe(0);
  });
});

describe('a right that goes', () => {
  it('ends the socket within a second when the session ends', async () => {
    const moderator = await w.member(undefined, 'moderator');
    const { socket } = await live(moderator);
    const gone = event(socket, 'disconnect', 1_000);
    await w.app.nest.get(Sessions).revokeAll(moderator.id);
    await gone;
  });

  it('ends the one socket whose session was revoked', async () => {
    const ada = await w.member();
    const [kept, ended] = [await live(ada), await live(ada)];
    const sessions = w.app.nest.get(Sessions);
    const token = ended.cookie.split('=')[1]!;
    const viewer = await sessions.viewerOf(token);
    const gone = event(ended.socket, 'disconnect', 1_000);
    await sessions.signOut(viewer);
    await gone;
    await pause(100);
    expect(kept.socket.connected).toBe(true);
  });

  it('takes the queue away with the role, and leaves the rest', async () => {
    const moderator = await w.member(undefined, 'moderator');
    const { socket } = await live(moderator);
    const id = await reviewable(null);
    expect(await hears(socket, id)).toBe(true);
    await w
      .as(admin)
      .run(
        'mutation ($id: ID!) { memberSetRole(id: $id, input: { role: member }) { member { id } } }',
        { id: moderator.id },
      );
    await pause(300);
    expect(await hears(socket, id)).toBe(false);
    const told = event(socket, 'hint');
    await hint('notifications', moderator.id);
    await told;
  });

  it('takes the queue away from staff who are suspended', async () => {
    const moderator = await w.member(undefined, 'moderator');
    const { socket } = await live(moderator);
    const id = await reviewable(null);
    expect(await hears(socket, id)).toBe(true);
    // The row alone, without its statement: what the constraint binds is tested elsewhere.
    await w.db.rows('alter table members drop constraint members_suspension_is_stated');
    await w.db.rows(`update members set suspended_until = now() + interval '1 day' where id = $1`, [
      moderator.id,
    ]);
    await hint('member', moderator.id);
    await pause(300);
    expect(await hears(socket, id)).toBe(false);
  });

  it('takes a room’s queue away with the place in it', async () => {
    const own = await w.member();
    await w.roomMember(room, own, 'moderator');
    const { socket } = await live(own);
    const id = await reviewable(room.id);
    expect(await hears(socket, id)).toBe(true);
    await w
      .as(admin)
      .run(
        'mutation ($id: ID!, $memberId: ID!) { roomMemberRemove(id: $id, memberId: $memberId) { room { id } } }',
        { id: room.id, memberId: own.id },
      );
    await pause(300);
    expect(await hears(socket, id)).toBe(false);
  });
});

describe('what a client sends', () => {
  const hostile: [string, (socket: Socket) => void][] = [
    ['another event', (socket) => socket.emit('post:create', { title: 'x' })],
    ['an event of no text', (socket) => socket.emit(7 as never)],
    ['__proto__', (socket) => socket.emit('__proto__', { polluted: true })],
    ['constructor', (socket) => socket.emit('constructor')],
    [
      'a join too often',
      (socket) => {
        for (let count = 0; count < 30; count++) socket.emit(JOIN);
      },
    ],
    ['a megabyte', (socket) => socket.emit(JOIN, 'x'.repeat(1_000_000))],
    ['bytes', (socket) => socket.emit(JOIN, Buffer.alloc(2_000))],
    ['a reserved event', (socket) => raw(socket, '42["disconnect"]')],
    ['an error event', (socket) => raw(socket, '42["error","x"]')],
    ['no JSON', (socket) => raw(socket, '42[')],
    ['no packet', (socket) => raw(socket, 'zzz')],
    ['an object for an event', (socket) => raw(socket, '42{"__proto__":1}')],
    ['attachments that never come', (socket) => raw(socket, '499999999-["moderation:join"]')],
    ['a deep nest', (socket) => raw(socket, `42["x",${'['.repeat(480)}${']'.repeat(480)}]`)],
  ];

  /** Past the client library, which would not write such a frame. */
  function raw(socket: Socket, frame: string): void {
    const { transport } = (socket.io as any).engine;
    transport.ws.send(frame);
  }

  it.each(hostile)('ends the connection on %s, and the process lives', async (_name, send) => {
    const { socket } = await live(await w.member());
    const gone = event(socket, 'disconnect');
    send(socket);
    await gone;
    expect(({} as any).polluted).toBeUndefined();
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('may be half an upgrade, a wrong one, or one to nowhere', async () => {
    const cookie = await signIn(await w.member());
    const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n';
    const upgrade = (path: string, rest: string) =>
      `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nCookie: ${cookie}\r\n${rest}\r\n`;
    const live = '/live/?EIO=4&transport=websocket';
    const requests = [
      upgrade(live, key),
      upgrade(live, ''),
      upgrade(`${live}&sid=nonsense`, key),
      upgrade('/live/?EIO=4&transport=__proto__', key),
      upgrade('/live/?EIO=99', key),
      upgrade('/live', key),
      upgrade('/elsewhere', key),
      upgrade(live, key).slice(0, 60),
    ];
    const port = Number(new URL(url).port);
    for (const text of requests) {
      for (const wait of [0, 50]) {
        const tcp = createConnection(port, '127.0.0.1').on('error', () => undefined);
        await new Promise((done) => tcp.write(text, done));
        await pause(wait);
        tcp.destroy();
      }
    }
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    await event(connect(cookie), 'connect');
  });

  it('reaches no other namespace', async () => {
    const cookie = await signIn(await w.member());
    const error = await event(connect(cookie, {}, '/admin'), 'connect_error');
    expect(error.message).toBe('Invalid namespace');
  });
});
