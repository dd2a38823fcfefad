import { cleanHandle } from '@parvis/identity';
import { handleFrom, handlesLike } from './handles.js';

test.each([
  ['ada', 'ada'],
  ['Léa Petit', 'Lea-Petit'],
  ['Œuvre', 'Oeuvre'],
  ['  .hidden. ', 'hidden'],
  ['a'.repeat(50), 'a'.repeat(30)],
  [`${'a'.repeat(29)} b`, 'a'.repeat(29)],
  ['admin', 'admin-1'],
  ['x', 'x-1'],
  ['北京', 'member-1'],
  ['user@example.org', 'user-example.org'],
])('%s becomes @%s', (username, handle) => {
  expect(handleFrom(username)).toBe(handle);
  expect(cleanHandle(handle)).toBe(handle);
});

test('stays well-formed and within the length when numbered', () => {
  const [first, second, third] = handlesLike(`${'a'.repeat(27)}-bc`);
  expect([first, second, third]).toEqual([
    `${'a'.repeat(27)}-bc`,
    `${'a'.repeat(27)}-2`,
    `${'a'.repeat(27)}-3`,
  ]);
  for (const handle of [first, second, third]) expect(cleanHandle(handle!)).toBe(handle);
});
