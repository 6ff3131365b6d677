import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/**
 * Writes down which packages are in each part of the built web, for the list of what is in an image
 * (scripts/image/contents.ts). The files' names begin with a dot, so they are not served.
 */
export function packages(): Plugin {
  return {
    name: 'packages',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      const ids = Object.values(bundle).flatMap((each) => (each.type === 'chunk' ? each.moduleIds : []))
      const folders = ids.flatMap((id) => /\/(node_modules\/.*)$/.exec(id)?.[1]?.match(PACKAGE)?.[0] ?? [])
      const out = dir ?? this.environment.config.build.outDir
      mkdirSync(out, { recursive: true })
      writeFileSync(
        join(out, `.packages-${this.environment.name}.json`),
        JSON.stringify([...new Set(folders)].toSorted()),
      )
    },
  }
}

/** A module's package, which may be inside of another: `node_modules/a/node_modules/@b/c`. */
const PACKAGE = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/
