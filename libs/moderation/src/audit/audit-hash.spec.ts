import { createHash } from 'node:crypto';
import { canonicalJson, entryHash } from './audit-hash.js';

describe('canonicalJson', () => {
  it('is the same whatever the order of keys', () => {
    expect(canonicalJson({ b: 1, a: [{ d: null, c: 'é\n"' }], '10': 2, '9': 3 })).toBe(
      '{"10":2,"9":3,"a":[{"c":"é\\n\\"","d":null}],"b":1}',
    );
  });

  it('leaves out what is undefined and writes times as ISO', () => {
    expect(canonicalJson({ a: undefined, at: new Date(0) })).toBe(
      '{"at":"1970-01-01T00:00:00.000Z"}',
    );
  });

  it('knows a key named __proto__ as any other', () => {
    expect(canonicalJson(JSON.parse('{"__proto__":1,"a":2}'))).toBe('{"__proto__":1,"a":2}');
  });
});

describe('entryHash', () => {
  const entry = {
    id: '1',
    at: new Date(0),
    actorId: null,
    actorHandle: null,
    actorRole: null,
    action: 'room.created',
    subjectKind: 'room',
    subjectId: 'x',
    roomId: null,
    reason: '',
    details: { b: 1, a: 2 },
  };

  it('is what the manual says', () => {
    const json =
      '{"action":"room.created","actorHandle":null,"actorId":null,"actorRole":null,' +
      '"at":"1970-01-01T00:00:00.000Z","details":{"a":2,"b":1},"id":"1","reason":"",' +
      '"roomId":null,"subjectId":"x","subjectKind":"room"}';
    expect(entryHash('', entry)).toBe(createHash('sha256').update(`\n${json}`).digest('hex'));
  });

  it('changes with any part and with what went before', () => {
    const hash = entryHash('', entry);
    const others = [
      entryHash('a', entry),
      entryHash('', { ...entry, reason: 'x' }),
      entryHash('', { ...entry, details: { b: 1, a: 3 } }),
      entryHash('', { ...entry, at: new Date(1) }),
    ];
    expect(new Set([hash, ...others]).size).toBe(5);
  });
});
