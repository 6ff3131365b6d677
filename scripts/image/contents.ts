import { statSync } from 'node:fs'
import { join } from 'node:path'
import { COMPILED } from '../bundle/compile-cache.ts'
import { filesBelow } from './layer.ts'

/** Bytes that the application may add to Node and its base; a new machine fetches them before a cold start. */
export const MOST_BYTES = 60_000_000

interface Part {
  what: string
  is: RegExp
}

/** The first one that fits counts. */
const PARTS: readonly Part[] = [
  {
    what: 'Chromium and what drives it',
    is: /^node_modules\/(@sparticuz|playwright-core|bare-[a-z]+|tar-fs|tar-stream)\//,
  },
  {
    what: 'models of language, fonts and the typesetter',
    is: /^node_modules\/(@energetic-ai|wink-eng-lite-web-model|@embedpdf|@myriaddreamin|@hyzyla)\//,
  },
  { what: 'compiled code', is: new RegExp(`^${COMPILED}/`) },
  { what: 'libvips, libheif and other packages with files of their own', is: /^node_modules\// },
  { what: 'the web', is: /^web\// },
  { what: 'services and functions', is: /^(services|functions|shared|functions-framework\.mjs)/ },
]
/** Few functions read these, and what is compiled could be compiled again. */
const APART = 3

/** Nothing of this belongs into an image: infrastructure, the local cloud, tests, and the sources themselves. */
const FOREIGN =
  /(^|\/)(infra|local-cloud|tests|scripts|docs|\.git|\.github)\/|\.test\.|\.tsx?$|^package(-lock)?\.json$/
const FOREIGN_PACKAGES = /^node_modules\/(@cdktf|cdktf|cdktn|constructs)\//

export interface Contents {
  rows: { what: string; files: number; bytes: number }[]
  /** Bytes of application files without the parts that are counted apart. */
  application: number
  /** Files that do not belong there. */
  foreign: string[]
}

/** Counts what is in a folder of bundles. */
export function contentsOf(folder: string): Contents {
  const rows = PARTS.map(({ what }) => ({ what, files: 0, bytes: 0 }))
  const foreign: string[] = []
  for (const path of filesBelow(folder)) {
    const row = rows[PARTS.findIndex(({ is }) => is.test(path))]
    if (!row || isForeign(path)) {
      foreign.push(path)
      continue
    }
    row.files++
    row.bytes += statSync(join(folder, path)).size
  }
  return { rows, application: rows.slice(APART).reduce((sum, { bytes }) => sum + bytes, 0), foreign }
}

/** Packages may call their own folders as they like. */
const isForeign = (path: string) =>
  path.startsWith('node_modules/') ? FOREIGN_PACKAGES.test(path) : FOREIGN.test(path)
