import { defineConfig } from 'vitest/config';

// The server writes the addresses, so the bundle has relative ones; and no script is inline, as the page's policy demands.
export default defineConfig({
  root: 'app',
  base: './',
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  build: {
    outDir: `${process.env['DASHBOARD_FOLDER'] ?? '../obj/pages/'}plain`,
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  test: { include: ['**/*.test.ts'] },
});
