import type { Plugin, Rolldown } from 'vite'
import type { EarlyPage } from '../src/early.ts'
import { reachable } from './reachable.ts'

/** Writes into the page which requests public/first-paint.js must send at each address, before any other script. */
export function earlyRequests(pages: Record<string, EarlyPage>): Plugin {
  return {
    name: 'early-requests',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) => [
        {
          tag: 'script',
          attrs: { type: 'application/json', id: 'early' },
          children: JSON.stringify(
            Object.fromEntries(
              Object.entries(pages).map(([path, page]) => [
                path,
                { ...page, parts: bundle ? filesOf(page.parts, bundle) : [] },
              ]),
            ),
          ),
          injectTo: 'head-prepend',
        },
      ],
    },
  }
}

/** The scripts of these modules and of what they import, but for those that the page loads anyway. */
function filesOf(modules: readonly string[], bundle: Rolldown.OutputBundle): string[] {
  const chunks = new Map(
    Object.values(bundle).flatMap((output) => (output.type === 'chunk' ? [[output.fileName, output]] : [])),
  )
  const entry = [...chunks.values()].find((chunk) => chunk.isEntry)
  const first = entry ? reachable(chunks, entry.fileName) : new Set<string>()
  const needed = new Set<string>()
  for (const name of modules) {
    const chunk = [...chunks.values()].find(({ facadeModuleId }) =>
      facadeModuleId?.endsWith(`/web/src/${name}`),
    )
    if (!chunk) throw new Error(`No script of its own for ${name}`)
    reachable(chunks, chunk.fileName, needed)
  }
  return [...needed].filter((name) => !first.has(name)).map((name) => `/${name}`)
}
