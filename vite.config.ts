import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** What nearly every page of the workspace needs: the measure's tables, the controls, and the fields and rows of a form. */
const shared = {
  core: 'annexes/(?!annex[17]\\.|prose\\.|derive\\.|version-mark\\.|changed-places\\.|sections-read\\.)[^/]+|(scheme/(?!scheme\\.)|materials/)[^/]+|workflow/opened|list/entry-at',
  web: [
    'ui/(?!dialog|check|error-summary|page\\.|document-preview|stepper|tabs|table|pager|pages|page-of|csv|save-file|file-button|print|reading|whole|values-on-paper)[^/]+',
    'client|errors|query|reads|same-parts|acting|later|idle|paths|session',
    'form/(rows-table|rows-waiting|waiting-places|field-input|save-line|place|shown|kept-here)',
    'dossier/(marks|progress|words|permitted|view|lock-badge|section-nav|filling|carried|registered-in|head-\\w+|withdraw|part)',
  ].join('|'),
};

/** What nearly every other page needs and the form does without to begin: printing, with the reading of whole lists, and where a case stands. */
const others = {
  core: 'scheme/scheme|workflow/state|text/keys-of',
  web: 'ui/(dialog|check|page|print|printing|reading|whole|values-on-paper|stepper)',
};

const web = (path: string): string => fileURLToPath(new URL(`src/web/${path}`, import.meta.url));

/** A page below /app/, or a file that such a page loads. */
const servedHere = (url = '/', { accept = '' }: { readonly accept?: string | undefined }): boolean =>
  !/^\/(api|assets)\//.test(url) && (url.startsWith('/app/') || !accept.includes('text/html'));

/**
 * The workspace in the browser, and the style sheet that the server's public pages link (bin/assets.mjs tells the server its name). Every file carries its
 * content's hash. Nothing is inlined: the content security policy allows neither inline scripts nor data: images.
 */
export default defineConfig({
  root: 'src/web',
  base: '/',
  plugins: [react()],
  // React has had it since 18: wouter's stand-in for older ones stays at home.
  resolve: { alias: { 'use-sync-external-store/shim/index.js': 'react' } },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: ['chrome87', 'firefox91', 'safari15'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks: { pluginTimings: false },
      transform: { assumptions: { setPublicClassFields: true } },
      // The workspace; the public self-check, whose frame the server makes; the style of the public pages.
      input: { index: web('index.html'), check: web('check/main.tsx'), public: web('public.css') },
      output: {
        // What changes seldom in a file of its own, so that an update of ours is a small download; and what many pages share in one: on a slow line
        // every further file waits for its turn, and together they are packed tighter.
        codeSplitting: {
          groups: [
            { name: 'vendor', test: /node_modules\/(react|react-dom|scheduler|wouter|regexparam)\/|rolldown\/runtime|web\/older-browsers/ },
            {
              name: 'shared',
              test: new RegExp(`src/(core/(${shared.core})|web/(${shared.web}))\\.tsx?$`),
              minShareCount: 2,
            },
            { name: 'others', test: new RegExp(`src/(core/(${others.core})|web/(${others.web}))\\.tsx?$`), minShareCount: 2 },
            { name: 'judging', test: /src\/core\/(eligibility|consistency)\//, minShareCount: 2 },
          ],
        },
        entryFileNames: ({ name }) => `assets/${name === 'check' ? 'check' : 'app'}-[hash].js`,
        chunkFileNames: ({ facadeModuleId }) => `assets/${/web\/([\w-]+)\/page\.tsx$/.exec(facadeModuleId ?? '')?.[1] ?? '[name]'}-[hash].js`,
        // app: what the workspace begins with; pages: its other styles; public: the public pages'.
        assetFileNames: ({ names }) => `assets/${names.includes('index.css') ? 'app' : '[name]'}-[hash][extname]`,
      },
    },
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    strictPort: true,
    // `npm run dev`: the workspace's own files come from here, everything that the server makes (API, public pages and their built style) from there.
    proxy: { '/': { target: `http://127.0.0.1:${process.env.PORT ?? 8080}`, bypass: ({ url, headers }) => (servedHere(url, headers) ? url : undefined) } },
  },
});
