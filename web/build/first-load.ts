import { gzipSync } from 'node:zlib'
import type { Plugin, Rolldown } from 'vite'
import { reachable } from './reachable.ts'

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`

export interface FirstLoadOptions {
  environment: string
  /** Compressed bytes of script that the browser needs before its page works (docs/benchmarks.md). */
  budget: number
  mayLoad: (id: string) => boolean
}

/** Prints the size of the first load, and what each lazy part adds; fails the build when it exceeds the budget. */
export function firstLoad({ environment, budget, mayLoad }: FirstLoadOptions): Plugin {
  return {
    name: `first-load-of-${environment}`,
    apply: 'build',
    applyToEnvironment: ({ name }) => name === environment,
    writeBundle(_options, bundle) {
      const chunks = new Map<string, Rolldown.OutputChunk>()
      for (const output of Object.values(bundle))
        if (output.type === 'chunk') chunks.set(output.fileName, output)
      const weight = (names: Iterable<string>) =>
        [...names].reduce((sum, name) => sum + gzipSync(chunks.get(name)?.code ?? '').length, 0)

      const entry = [...chunks.values()].find((chunk) => chunk.isEntry)
      if (!entry) return
      const first = reachable(chunks, entry.fileName)
      const uninvited = [...first]
        .flatMap((name) => Object.entries(chunks.get(name)?.modules ?? {}))
        .filter(([id, { renderedLength }]) => renderedLength > 0 && !mayLoad(id))
      const total = weight(first) + weightOfOwnScripts(bundle)
      this.info(`first load: ${kB(total)} of script, compressed (${[...first].join(', ')})`)
      for (const chunk of chunks.values()) {
        if (!chunk.isDynamicEntry) continue
        const added = [...reachable(chunks, chunk.fileName)].filter((name) => !first.has(name))
        this.info(`  + ${chunk.name}: ${kB(weight(added))}`)
      }
      if (uninvited.length > 0)
        this.error(`Not to be in the first load: ${uninvited.map(([id]) => id).join(', ')}`)
      if (total > budget) this.error(`The first load is ${kB(total)}; the budget is ${kB(budget)}`)
    },
  }
}

/** The page's own scripts are no chunks. They run before the application is there. */
function weightOfOwnScripts(bundle: Rolldown.OutputBundle): number {
  const assets = Object.values(bundle).filter((output) => output.type === 'asset')
  const page = assets.find(({ fileName }) => fileName.endsWith('.html'))?.source.toString() ?? ''
  return assets
    .filter(({ fileName }) => page.includes(`<script src="/${fileName}"`))
    .reduce((sum, { source }) => sum + gzipSync(source).length, 0)
}
