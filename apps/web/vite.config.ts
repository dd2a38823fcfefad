import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

const styleguide = process.env.STYLEGUIDE === '1';

export default defineConfig(({ command }) => ({
  plugins: [sveltekit()],
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
