import { PasswordHasher } from './password-hasher.js';

describe('the password hasher', () => {
  const hasher = new PasswordHasher();

  it('knows the password again, and no other', async () => {
    const stored = await hasher.hash('Évian sur parvis');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(hasher.isOutdated(stored)).toBe(false);
    await expect(hasher.verify(stored, 'Évian sur parvis')).resolves.toBe(true);
    await expect(hasher.verify(stored, 'E\u0301vian sur parvis')).resolves.toBe(true);
    await expect(hasher.verify(stored, 'evian sur parvis')).resolves.toBe(false);
  });

  it('salts: the same password never has the same hash', async () => {
    expect(await hasher.hash('the same')).not.toBe(await hasher.hash('the same'));
  });

  it('works as long where there is nobody, and says no', async () => {
    const stored = await hasher.hash('a right password');
    const timeOf = async (hash: string | null) => {
      const start = performance.now();
      await expect(hasher.verify(hash, 'a wrong password')).resolves.toBe(false);
      return performance.now() - start;
    };
    // In turn, and the shortest of each: whatever else the machine does only makes them longer.
    const times = { nobody: [] as number[], somebody: [] as number[] };
    for (let i = 0; i < 15; i++) {
      times.nobody.push(await timeOf(null));
      times.somebody.push(await timeOf(stored));
    }
    const ratio = Math.min(...times.nobody) / Math.min(...times.somebody);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  it('finds hashes of a weaker profile outdated', () => {
    expect(hasher.isOutdated('$argon2id$v=19$m=4096,t=1,p=1$c2FsdA$aGFzaA')).toBe(true);
  });

  it('refuses a flood at once instead of queueing it for ever', async () => {
    const small = new PasswordHasher(3);
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, () => small.verify(null, 'x')),
    );
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(refused).toHaveLength(20 - 4 - 3);
    expect(refused[0]).toMatchObject({ reason: { code: 'RATE_LIMITED', reason: 'server_busy' } });
    await expect(small.verify(null, 'x')).resolves.toBe(false);
  });
});
