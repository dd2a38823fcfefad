import type { Config } from '../config/config.js';
import { Limits } from './limits.js';

const limit = { name: 'knock', points: 3, seconds: 60 };
const limits = (limitsFactor: number) => new Limits({ limitsFactor, redisUrl: null } as Config);

const knock = async (subject: Limits, times: number, key = 'ada') => {
  for (let i = 0; i < times; i++) await subject.consume(limit, key);
};

describe('limits', () => {
  it('let a key through as often as the limit says, then name the seconds to wait', async () => {
    const subject = limits(1);
    await knock(subject, 3);
    await expect(knock(subject, 1)).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      details: { retryAfter: 60 },
    });
    await expect(knock(subject, 3, 'bob')).resolves.toBeUndefined();
  });

  it('start again when the key is forgotten', async () => {
    const subject = limits(1);
    await knock(subject, 3);
    await subject.forget(limit, 'ada');
    await expect(knock(subject, 3)).resolves.toBeUndefined();
  });

  it('are raised by the factor, and turned off by zero', async () => {
    await expect(knock(limits(2), 6)).resolves.toBeUndefined();
    await expect(knock(limits(2), 7)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await expect(knock(limits(0), 50)).resolves.toBeUndefined();
  });

  it('go on counting alone while Redis is away', async () => {
    const redisUrl = 'redis://127.0.0.1:1';
    const subject = new Limits({ limitsFactor: 1, redisUrl } as Config);
    await knock(subject, 3);
    await expect(knock(subject, 1)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await subject.forget(limit, 'ada');
    await subject.onApplicationShutdown();
  });

  it('count concurrent calls exactly', async () => {
    const subject = limits(1);
    const answers = await Promise.allSettled(
      Array.from({ length: 50 }, () => subject.consume(limit, 'ada')),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  });
});
