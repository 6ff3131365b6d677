import { appendFileSync, rmSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { type OutputChunk, type Plugin, rolldown } from 'rolldown'
import { EXTERNAL } from './external-packages.ts'
import { leanPackages } from './lean-packages.ts'
import { plainHttp } from './plain-http.ts'

interface BundleConfig {
  root: string
  out: string
  /** Names of the functions to bundle. */
  functions: readonly string[]
}

/**
 * Prefix of chunks that only hold packages. Node reads a chunk's source map when it loads the chunk, so our own code
 * must not share chunks with packages.
 */
const PACKAGES = 'packages'

/** CommonJS packages expect these names; the paths are never opened. */
const COMMONJS = 'const __filename = import.meta.filename, __dirname = import.meta.dirname;'

/**
 * Bundles the services, so that a cold start opens a few files instead of two thousand. The result mirrors the
 * sources: `functions/photo-thumbnails/main.ts` becomes `functions/photo-thumbnails/main.mjs`. Resolves to the folders
 * of the packages that are inside, from the root.
 */
export async function bundleServices({ root, out, functions }: BundleConfig): Promise<string[]> {
  const entries = ['services/api/main.ts', ...functions.map((name) => `functions/${name}/main.ts`)]
  const bundle = await rolldown({
    cwd: root,
    input: {
      ...Object.fromEntries(entries.map((file) => [withoutExtension(file), join(root, file)])),
      'functions-framework': join(root, 'node_modules/@google-cloud/functions-framework/build/src/main.js'),
    },
    platform: 'node',
    external: (id) => Object.keys(EXTERNAL).some((name) => id === name || id.startsWith(`${name}/`)),
    plugins: [separateFiles(root), leanPackages, plainHttp],
    // Needed for splitting packages off without their dependents.
    preserveEntrySignatures: 'allow-extension',
    logLevel: 'warn',
  })
  const { output } = await bundle.write({
    dir: out,
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: ({ name }) => `shared/${name.startsWith(PACKAGES) ? PACKAGES : '[name]'}-[hash].mjs`,
    codeSplitting: {
      groups: [
        {
          name: PACKAGES,
          test: /\/node_modules\//,
          entriesAware: true,
          includeDependenciesRecursively: false,
        },
      ],
    },
    sourcemap: 'hidden',
    // Only the lines matter; the text is in the repository.
    sourcemapExcludeSources: true,
    sourcemapPathTransform: (source, map) =>
      asIfBeside({ source: resolve(dirname(map), source), map, root, out }),
    comments: false,
    banner: COMMONJS,
  })
  await bundle.close()
  for (const chunk of output)
    if (chunk.type === 'chunk') {
      const file = join(out, chunk.fileName)
      if (hasOwnCode(chunk)) linkMap(file)
      else rmSync(`${file}.map`, { force: true })
    }
  const modules = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []))
  return [...new Set(modules.flatMap((id) => PACKAGE.exec(relative(root, id))?.[0] ?? []))]
}

/** A module's package, which may be inside of another: `node_modules/a/node_modules/@b/c`. */
const PACKAGE = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/

/**
 * Node reads a linked source map at every start, before anything has failed. Packages make up nine tenths of all
 * mappings, and function names are enough to trace an error through them, so their maps are left out.
 */
const hasOwnCode = ({ moduleIds }: OutputChunk) =>
  moduleIds.some((id) => isAbsolute(id) && !id.includes('/node_modules/'))

/** Traces name a source as if it lay beside the bundles, so that it does not matter where they were made. */
function asIfBeside({ source, map, root, out }: Record<'source' | 'map' | 'root' | 'out', string>): string {
  return relative(dirname(map), join(out, relative(root, source)))
}

const linkMap = (file: string) => appendFileSync(file, `//# sourceMappingURL=${basename(file)}.map\n`)

const withoutExtension = (file: string) => file.replace(/\.ts$/, '')

/** A worker needs a file of its own: `new URL('./x.ts', import.meta.url)` becomes the URL of its bundle. */
function separateFiles(root: string): Plugin {
  return {
    name: 'separate-files',
    transform(code, id) {
      if (!id.startsWith(root) || id.includes('/node_modules/') || !code.includes('import.meta.url'))
        return null
      const changed = code.replaceAll(
        /new URL\('(\.{1,2}\/[^']+\.ts)', import\.meta\.url\)/g,
        (_all, path: string) => {
          const file = resolve(dirname(id), path)
          const name = withoutExtension(relative(root, file))
          const reference = this.emitFile({ type: 'chunk', id: file, name })
          return `new URL(import.meta.ROLLUP_FILE_URL_${reference})`
        },
      )
      return changed === code ? null : { code: changed, map: null }
    },
  }
}
