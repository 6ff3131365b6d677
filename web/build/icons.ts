// Icons that only later pages show would add five kilobytes to the first load if they came with the others.
import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const sources = join(import.meta.dirname, '../src')
const library = join(
  dirname(createRequire(import.meta.url).resolve('lucide-react')),
  '../esm/lucide-react.mjs',
)

const IMPORT = /import \{([^}]*)\} from 'lucide-react'/g
/** An icon has several names, and only one of them is its file's. */
const EXPORT = /export \{([^}]*)\} from '\.\/icons\/([\w-]+)\.mjs'/g
const ICON = /\/lucide-react\/dist\/esm\/icons\/([\w-]+)\.mjs$/

const namesIn = (list = '') => list.split(',').map((name) => name.replace('default as', '').trim())

export const isIcon = (id: string) => ICON.test(id)

/** Tells the icons that are imported by the files for which `isFirst` holds. */
export function firstIcons(isFirst: (file: string) => boolean): (id: string) => boolean {
  const files = new Map(
    [...readFileSync(library, 'utf8').matchAll(EXPORT)].flatMap(([, list, file]) =>
      namesIn(list).map((name) => [name, file] as const),
    ),
  )
  const names = globSync('**/*.{ts,tsx}', { cwd: sources })
    .map((file) => join(sources, file))
    .filter(isFirst)
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(IMPORT)])
    .flatMap(([, list]) => namesIn(list))
  const wanted = new Set(names.map((name) => files.get(name)))
  return (id) => wanted.has(ICON.exec(id)?.[1])
}
