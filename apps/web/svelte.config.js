import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

const top = fileURLToPath(new URL('../..', import.meta.url));
const node = adapter({ out: process.env.WEB_OUT ?? 'dist/web', precompress: true });

const workers = '_app/immutable/workers';

/**
 * The adapter reads package.json from the working directory: ours is the one at the top. And the
 * script of src/client is named by pages rendered on the server alone, so it is built on that side.
 */
const adapterAtTop = {
  ...node,
  async adapt(builder) {
    const here = process.cwd();
    process.chdir(top);
    cpSync(
      `${builder.getServerDirectory()}/${workers}`,
      `${builder.getClientDirectory()}/${workers}`,
      {
        recursive: true,
      },
    );
    try {
      await node.adapt(builder);
    } finally {
      process.chdir(here);
    }
  },
};

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  // Short names: the hash stands on every element of a page.
  compilerOptions: { runes: true, cssHash: ({ hash, css }) => `x${hash(css).slice(0, 4)}` },
  kit: {
    adapter: adapterAtTop,
    paths: { relative: false },
    alias: { $styleguide: 'src/styleguide' },
    // Hashes, not nonces: an anonymous page is kept in memory and served to many readers.
    csp: {
      mode: 'hash',
      directives: {
        'default-src': ['none'],
        'script-src': ['self'],
        'style-src': ['self'],
        'img-src': ['self', 'data:', 'blob:'],
        'font-src': ['self'],
        'connect-src': ['self'],
        'manifest-src': ['self'],
        'form-action': ['self'],
        'base-uri': ['none'],
        'frame-ancestors': ['none'],
        'require-trusted-types-for': ['script'],
        'trusted-types': ['svelte-trusted-html', 'parvis-prose', 'parvis-page'],
      },
    },
  },
};
