import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// The floor on which tests can run is Electron 25 (Chromium 114, Node 18): nothing newer is emitted.
process.env.ELECTRON_MAJOR_VER = '25';

const root = import.meta.dirname;

/** Each entry becomes one CommonJS file; the utility processes are entries of their own beside main. */
const mainEntries = {
  main: resolve(root, 'electron/main.ts'),
  'typst-process': resolve(root, 'electron/export/typst-process.ts'),
  'index-process': resolve(root, 'electron/search/index-process.ts'),
  'import-process': resolve(root, 'electron/import/import-process.ts'),
  'facts-process': resolve(root, 'electron/facts/facts-process.ts'),
  'cli-process': resolve(root, 'electron/cli/cli-process.ts'),
};

/** Vite writes down which packages went into a bundle, with their licences: what `scripts/supply/` makes its lists from. */
const license = { fileName: '.vite/packages.json' };

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node18.15',
      minify: true,
      license,
      rollupOptions: { input: mainEntries, output: { format: 'cjs' } },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node18.15',
      externalizeDeps: false,
      license,
      rollupOptions: { input: { preload: resolve(root, 'electron/preload.ts') }, output: { format: 'cjs' } },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    base: '/',
    plugins: [react()],
    build: {
      outDir: resolve(root, 'out/renderer'),
      target: 'chrome114',
      minify: true,
      license,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4000,
      // Inlined data: URLs would need a wider content security policy.
      assetsInlineLimit: 0,
      rollupOptions: {
        input: resolve(root, 'renderer/index.html'),
        // A file of its own, which is read first: a part that several screens share becomes a file, too, and would
        // otherwise run before the page's own first line, that is before the walls stand.
        output: { advancedChunks: { groups: [{ name: 'walls', test: /renderer\/app\/trusted-types\.ts$/ }] } },
      },
    },
  },
});
