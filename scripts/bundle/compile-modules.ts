// `node --experimental-vm-modules compile-modules.ts BUNDLES HOME` compiles what services load when they start, and
// writes it down as Node's compile cache does. Node itself would write what it happened to compile while a service ran,
// which differs a little from run to run.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { enableCompileCache } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, normalize, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import v8 from 'node:v8'
import vm from 'node:vm'
import { COMPILED, cacheFile } from './compile-cache.ts'

/** What @types/node lacks. */
type CompiledModule = vm.SourceTextModule & { createCachedData(): Buffer }

/**
 * Bytes of a module that is imported by a call. Larger ones are readers of documents and guessers of languages, which
 * no start loads.
 */
const MOST_LATE = 1_000_000

const [bundles = '', home = ''] = process.argv.slice(2)
const folder = join(bundles, COMPILED, versionFolder())
mkdirSync(folder, { recursive: true })

const visited = new Set<string>()
/** Imported by a call, such as Google's clients and what sends spans. */
const late = new Set<string>()
for (const entry of entries()) visit(entry, Number.POSITIVE_INFINITY)
// A set also gives what is added while it is read.
for (const path of late) visit(path, MOST_LATE)

/** The programs, and the parts of sharp, which one of them loads with its first photo. */
function entries(): string[] {
  const functions = readdirSync(join(bundles, 'functions')).map((name) => `functions/${name}/main.mjs`)
  const sharp = readdirSync(join(bundles, 'node_modules/sharp/dist'))
  return [
    'functions-framework.mjs',
    'services/api/main.mjs',
    ...functions,
    ...sharp.filter((name) => name.endsWith('.mjs')).map((name) => `node_modules/sharp/dist/${name}`),
  ].toSorted()
}

/** Compiles a module and everything that it imports from the start, except for what is larger than `most` bytes. */
function visit(path: string, most: number): void {
  if (visited.has(path) || statSync(join(bundles, path)).size > most) return
  visited.add(path)
  const source = readFileSync(join(bundles, path), 'utf8')
  const module = compile(source, path)
  const { name, bytes } = cacheFile({
    source,
    code: module.createCachedData(),
    // Node's keys are paths from the cache, so that both can move together.
    path: relative(folder, join(bundles, path)),
  })
  writeFileSync(join(folder, name), bytes)
  for (const { specifier } of module.moduleRequests)
    if (/^\..*\.mjs$/.test(specifier)) visit(normalize(join(dirname(path), specifier)), most)
  for (const [, specifier = ''] of source.matchAll(/\bimport\(\s*["'`](\.[^"'`]+\.mjs)["'`]\s*\)/g)) {
    const target = normalize(join(dirname(path), specifier))
    // Code may also speak of an import in a text.
    if (existsSync(join(bundles, target))) late.add(target)
  }
}

/**
 * Compiles every function too, not only what runs at once: most of what a service imports at its start it also uses
 * with its first request. The flag must not be set any more when the code is written, because Node would refuse it.
 */
function compile(source: string, path: string): CompiledModule {
  v8.setFlagsFromString('--no-lazy')
  try {
    const identifier = pathToFileURL(join(home, path)).href
    return new vm.SourceTextModule(source, { identifier }) as CompiledModule
  } finally {
    v8.setFlagsFromString('--lazy')
  }
}

/** The name of the folder in which this version of Node looks; it depends on the processor and on V8's flags. */
function versionFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-compile-cache-'))
  try {
    enableCompileCache(folder)
    const [name] = readdirSync(folder)
    if (name === undefined) throw new Error('Node has no compile cache here')
    return name
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
