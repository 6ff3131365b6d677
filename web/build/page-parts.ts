// Pages for people without an account: what the first load of each kind may contain, and their builds.
import type { EnvironmentOptions } from 'vite'

const ALLOWED = [
  /\/web\/storefront\/(?!checkout\/|orders\/|assistant\/(?!door\/))/,
  /\/web\/src\/ui\/tokens\.css$/,
  /\/web\/src\/(api|api-error|browser-spans|browser-storage|early|outlive-page|session-refresh)\.ts$/,
  /\/services\/([\w-]+\/)+(\w+-)?schemas\.ts$/,
  /\/node_modules\/(react|react-dom|scheduler|thumbhash)\//,
  // The bundler's own modules.
  /^\0|^vite\//,
]

export const storefrontPart = (id: string) => ALLOWED.some((allowed) => allowed.test(id))

/** Galleries are not taken over by React: their script only adds to them. */
const IN_GALLERIES = [
  /\/web\/gallery-pages\//,
  /\/web\/src\/ui\/tokens\.css$/,
  /\/services\/([\w-]+\/)+(\w+-)?schemas\.ts$/,
  /^\0|^vite\//,
]

export const galleryPart = (id: string) => IN_GALLERIES.some((allowed) => allowed.test(id))

type PageEnvironment = 'storefront' | 'gallery' | 'pagesServer'

/** Pages as browsers run them, and as the API renders them. */
export const pageEnvironments: Record<PageEnvironment, EnvironmentOptions> = {
  storefront: {
    consumer: 'client',
    build: {
      // The files are served with those of the application, and must not replace them.
      outDir: 'dist',
      emptyOutDir: false,
      copyPublicDir: false,
      assetsDir: 'storefront/assets',
      rolldownOptions: { input: 'web/storefront/browser.tsx' },
    },
  },
  gallery: {
    consumer: 'client',
    build: {
      outDir: 'dist',
      emptyOutDir: false,
      copyPublicDir: false,
      assetsDir: 'storefront/assets',
      rolldownOptions: { input: { gallery: 'web/gallery-pages/browser.ts' } },
    },
  },
  pagesServer: {
    consumer: 'server',
    // Production has no packages of the web.
    resolve: { noExternal: true },
    // React decides by it which of its two builds it loads, one of which renders slowly.
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      outDir: 'dist-server',
      emptyOutDir: true,
      copyPublicDir: false,
      rolldownOptions: {
        input: { storefront: 'web/storefront/server.tsx', gallery: 'web/gallery-pages/server.tsx' },
      },
    },
  },
}
