import { ANONYMOUS } from '../auth/viewer.js';
import { Loader } from './loader.js';
import type { RequestContext } from './request-context.js';

class Doubles extends Loader<number, number> {
  readonly batches: (readonly number[])[] = [];

  protected async batch(keys: readonly number[]) {
    this.batches.push(keys);
    return new Map(keys.filter((key) => key > 0).map((key) => [key, 2 * key]));
  }
}
const request = () => ({ viewer: ANONYMOUS }) as RequestContext;

describe('Loader', () => {
  it('gathers the keys of one request, each once, and forgets them with it', async () => {
    const loader = new Doubles();
    const one = request();
    expect(await Promise.all([1, 2, 1, -1].map((key) => loader.load(one, key)))).toEqual([
      2,
      4,
      2,
      null,
    ]);
    await loader.load(request(), 1);
    expect(loader.batches).toEqual([[1, 2, -1], [1]]);
  });

  it('answers what was primed at once, and only in its own request', async () => {
    const loader = new Doubles();
    const one = request();
    loader.prime(one, 7, 100);
    expect(loader.find(one, 7)).toBe(100);
    expect(await loader.load(one, 7)).toBe(100);
    expect(loader.batches).toEqual([]);
    expect(await loader.find(request(), 7)).toBe(14);
  });
});
