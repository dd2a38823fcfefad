import { jest } from '@jest/globals';
import { MarkdownRenderer, type RendererSettings } from './markdown-renderer.js';

/** Takes seconds to render on any machine: ten times a post's length. */
const slow = '- a\n'.repeat(100_000);
const maxLength = 10_000_000;
const tooComplex = { code: 'INVALID', reason: 'text_too_complex' };

describe('MarkdownRenderer', () => {
  // Every test starts a worker, which takes its time on a busy machine.
  jest.setTimeout(60_000);
  let renderer: MarkdownRenderer;
  const start = (settings?: RendererSettings) => {
    renderer = new MarkdownRenderer(settings);
    return renderer;
  };
  afterEach(() => renderer.close());

  it('renders in a worker what renderMarkdown renders, options included', async () => {
    await expect(start().render('# a @b @c', { handles: ['b'] })).resolves.toEqual({
      html: '<h3>a <a class="mention" href="/m/b">@b</a> @c</h3>\n',
      text: 'a @b @c',
      mentions: ['b'],
      quotes: [],
      links: [],
      images: [],
    });
  });

  it('refuses a text that takes too long, and goes on with a new worker', async () => {
    start({ workers: 1, deadline: 700 });
    await expect(renderer.render(slow, { maxLength })).rejects.toMatchObject(tooComplex);
    await expect(renderer.render('a')).resolves.toMatchObject({ text: 'a' });
  });

  it('refuses a text that takes too much memory, and goes on', async () => {
    start({ workers: 1, deadline: 60_000 });
    const hungry = slow.repeat(20);
    await expect(renderer.render(hungry, { maxLength })).rejects.toMatchObject(tooComplex);
    await expect(renderer.render('a')).resolves.toMatchObject({ text: 'a' });
  });

  it('blames the slow texts alone, not those that waited behind them', async () => {
    start({ workers: 1, deadline: 700 });
    const outcomes = await renderer.renderMany(['a', slow, 'b', slow, 'c'], { maxLength });
    expect(outcomes).toMatchObject([
      { rendered: { text: 'a' } },
      { error: tooComplex },
      { rendered: { text: 'b' } },
      { error: tooComplex },
      { rendered: { text: 'c' } },
    ]);
  });

  it('passes a refusal on as it is', async () => {
    await expect(start().render('x'.repeat(32_001))).rejects.toMatchObject({
      code: 'INVALID',
      reason: 'too_long',
      details: { params: { max: 32_000 } },
    });
    await expect(renderer.render('>'.repeat(99))).rejects.toMatchObject({
      reason: 'text_too_complex',
    });
    const [outcome] = await renderer.renderMany(['x'.repeat(11)], { maxLength: 10 });
    expect(outcome).toMatchObject({ error: { code: 'INVALID', reason: 'too_long' } });
  });

  it('keeps the order of many', async () => {
    const sources = Array.from({ length: 300 }, (_, i) => `post ${i}`);
    const outcomes = await start().renderMany(sources);
    expect(outcomes.map((one) => 'rendered' in one && one.rendered.text)).toEqual(sources);
  });

  it('lets a single text overtake a batch', async () => {
    start({ workers: 1 });
    const order: string[] = [];
    const batch = renderer
      .renderMany(Array.from({ length: 400 }, (_, i) => `post ${i}`))
      .then(() => order.push('batch'));
    await renderer.render('single').then(() => order.push('single'));
    await batch;
    expect(order).toEqual(['single', 'batch']);
  });

  it('turns members away when too many texts wait', async () => {
    start({ workers: 1, queue: 2 });
    const many = Array.from({ length: 40 }, () =>
      renderer.render('a').catch((error) => error.reason),
    );
    expect(await Promise.all(many)).toContain('renderer_busy');
    await expect(renderer.render('a')).resolves.toMatchObject({ text: 'a' });
  });

  it('stops its worker when idle and starts one again on demand', async () => {
    start({ idle: 20 });
    await renderer.render('a');
    await new Promise((resolve) => setTimeout(resolve, 200));
    await expect(renderer.render('b')).resolves.toMatchObject({ text: 'b' });
  });

  it('rejects what waits when it is closed', async () => {
    const waiting = start().render('a');
    await Promise.all([expect(waiting).rejects.toThrow('closed'), renderer.close()]);
    await expect(renderer.render('b')).rejects.toThrow('closed');
  });
});
