import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';

const styleguide = process.env.STYLEGUIDE === '1';

/**
 * SvelteKit hides its page announcer with a style attribute, which our policy refuses; base.css
 * hides it instead.
 */
const announcerWithoutStyle: Plugin = {
  name: 'parvis:announcer-without-style',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/generated/root.svelte')) return null;
    return code.replace(/(id="svelte-announcer"[^>]*?) style="[^"]*"/, '$1');
  },
};

/**
 * SvelteKit counts an ETag for every page it renders. The page cache has one of its own, and what is
 * rendered for a single reader is never asked for again.
 */
const pagesWithoutEtag: Plugin = {
  name: 'parvis:pages-without-etag',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/runtime/server/page/render.js')) return null;
    return code.replace(/headers\.set\('etag', `"\$\{hash\(transformed\)\}"`\);?/, '');
  },
};

/** What most pages show, in one stylesheet: twenty small ones compress worse and cost more. */
const oneStylesheet: Plugin = {
  name: 'parvis:one-stylesheet',
  configEnvironment() {
    const test = /src\/lib\/(ui|layout|thread|home|prose)\/.*svelte&type=style/;
    const codeSplitting = { groups: [{ name: 'ui', test }] };
    return { build: { rolldownOptions: { output: { codeSplitting } } } };
  },
};

export default defineConfig(({ command }) => ({
  plugins: [announcerWithoutStyle, pagesWithoutEtag, oneStylesheet, sveltekit()],
  // The styleguide is compiled away unless asked for: STYLEGUIDE=1, or the development server.
  define: { __STYLEGUIDE__: JSON.stringify(styleguide || command === 'serve') },
  json: { namedExports: false },
  build: {
    // Browsers since spring 2024: light-dark(), nesting and popovers need no rewriting.
    target: ['chrome123', 'edge123', 'firefox125', 'safari17.5'],
    // Nothing becomes a data: address; icons are used by reference into one cached file.
    assetsInlineLimit: 0,
  },
}));
