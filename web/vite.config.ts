// How the web is built, and served during development. `vite build -c web/vite.config.ts` writes web/dist.
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { firstLoad } from './build/first-load.ts'
import { kitPart, laterIcon, mayLoadFirst, pagePart, withoutFirstLoad } from './build/first-load-parts.ts'
import { firstPaint } from './build/first-paint.ts'
import { fontPreload } from './build/font-preload.ts'
import { packages } from './build/packages.ts'
import { pageFiles } from './build/page-files.ts'
import { galleryPart, pageEnvironments, storefrontPart } from './build/page-parts.ts'
import { precompress } from './build/precompress.ts'
import { earlyPages } from './src/features/photos/early.ts'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    react(),
    tailwind(),
    fontPreload(/inter-latin-wght-normal.*\.woff2$/),
    firstPaint(earlyPages),
    precompress(),
    firstLoad({ environment: 'client', budget: 130_000, mayLoad: mayLoadFirst }),
    firstLoad({ environment: 'storefront', budget: 90_000, mayLoad: storefrontPart }),
    firstLoad({ environment: 'gallery', budget: 60_000, mayLoad: galleryPart }),
    pageFiles({ environment: 'storefront', file: 'dist-server/files.json' }),
    pageFiles({ environment: 'gallery', file: 'dist-server/gallery-files.json' }),
    packages(),
  ],
  environments: {
    client: {
      build: {
        modulePreload: { resolveDependencies: withoutFirstLoad },
        rolldownOptions: {
          output: {
            codeSplitting: {
              // A few files are faster than forty: each one costs a phone a part of a round trip.
              groups: [
                { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 5 },
                {
                  name: 'tanstack',
                  test: /node_modules\/@tanstack\/(react-|)(router|query|history|store)/,
                  priority: 4,
                },
                { name: 'kit', test: kitPart, priority: 3 },
                { name: 'page-parts', test: pagePart, priority: 3 },
                { name: 'icons', test: laterIcon, priority: 3 },
                {
                  name: 'dialogs',
                  test: /react-(dialog|alert-dialog|dismissable-layer|focus-scope|focus-guards|presence|portal|remove-scroll)\//,
                  priority: 2,
                },
                {
                  name: 'floating',
                  test: /@floating-ui|react-(popper|menu|collection|roving-focus)\/|-panel\./,
                  priority: 1,
                },
              ],
            },
          },
        },
      },
    },
    ...pageEnvironments,
  },
  builder: {
    async buildApp({ build, environments }) {
      // Each but the first adds to what is there.
      for (const name of ['client', 'pagesServer', 'storefront', 'gallery']) await build(environments[name]!)
    },
  },
  server: {
    host: '127.0.0.1',
    // The schemas are beside their services.
    fs: { allow: ['..'] },
    // Pages for people without an account are the API's, and so are their files.
    proxy: Object.fromEntries(
      ['/api', '/shop/', '/shop-images/', '/storefront/', '/by/', '/portfolio-images/', '/s/'].map((path) => [
        path,
        { target: process.env.API_URL ?? 'http://127.0.0.1:8080' },
      ]),
    ),
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The theme uses light-dark(); for older targets it would be expanded into two copies.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // The content security policy does not allow data: for fonts, and small files cache better on their own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      // Schemas are built by calls that only describe; unused ones must not pull TypeBox into a page.
      treeshake: {
        manualPureFunctions: ['Type', 'nullable', 'Page'],
        propertyReadSideEffects: false,
        moduleSideEffects: [{ test: /node_modules\/typebox\//, sideEffects: false }],
      },
    },
  },
})
