import { DomainError, invalid } from '@parvis/kernel';
import { gathered } from './gathered.js';

const fails = (error: Error) => async () => {
  throw error;
};

describe('gathering the checks of a form', () => {
  it('returns both results', async () => {
    expect(
      await gathered(
        async () => 1,
        async () => 'two',
      ),
    ).toEqual([1, 'two']);
  });

  it('names the wrong fields of both, with what their messages need', async () => {
    const both = gathered(
      fails(invalid({ title: 'too_long' }, { max: 150 })),
      fails(invalid({ bodyMarkdown: 'required' })),
    );
    await expect(both).rejects.toMatchObject({
      code: 'INVALID',
      details: { fields: { title: 'too_long', bodyMarkdown: 'required' }, params: { max: 150 } },
    });
  });

  it('lets an error that is no mistake in the form go first', async () => {
    const busy = new DomainError('RATE_LIMITED', 'renderer_busy');
    const both = gathered(fails(invalid({ title: 'required' })), fails(busy));
    await expect(both).rejects.toBe(busy);
  });
});
