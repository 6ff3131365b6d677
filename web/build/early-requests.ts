import type { Plugin } from 'vite'
import type { EarlyPage } from '../src/early.ts'

/** Writes into the page which requests public/first-paint.js must send at each address, before any other script. */
export function earlyRequests(pages: Record<string, EarlyPage>): Plugin {
  return {
    name: 'early-requests',
    transformIndexHtml: () => [
      {
        tag: 'script',
        attrs: { type: 'application/json', id: 'early' },
        children: JSON.stringify(pages),
        injectTo: 'head-prepend',
      },
    ],
  }
}
