import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'
import { reachable } from './reachable.ts'

/** The addresses of what a page of the storefront loads (services/api/storefront/renderer.ts reads them). */
interface PageFiles {
  /** The first one is the page's script, and the others are imported by it. */
  scripts: string[]
  styles: string[]
  fonts: string[]
}

/** Writes down which files a page loads that Vite does not write itself. `file` is relative to the root. */
export function pageFiles({ environment, file }: { environment: string; file: string }): Plugin {
  return {
    name: 'page-files',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === environment,
    writeBundle(_options, bundle) {
      const outputs = Object.values(bundle)
      const chunks = new Map(
        outputs.flatMap((each) => (each.type === 'chunk' ? [[each.fileName, each]] : [])),
      )
      const entry = [...chunks.values()].find((chunk) => chunk.isEntry)
      if (!entry) return
      const assets = outputs.filter(({ type }) => type === 'asset').map(({ fileName }) => `/${fileName}`)
      const files: PageFiles = {
        scripts: [...reachable(chunks, entry.fileName)].map((name) => `/${name}`),
        styles: assets.filter((name) => name.endsWith('.css')),
        // Other alphabets are loaded when a text needs them.
        fonts: assets.filter((name) => /inter-latin-wght-normal.*\.woff2$/.test(name)),
      }
      const path = join(this.environment.config.root, file)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, JSON.stringify(files))
    },
  }
}
