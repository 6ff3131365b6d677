import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const FOLDERS = ['functions', 'services', 'infra', 'local-cloud', 'web/src', 'scripts', 'tests']

/** Source files below the project's folders, as paths from the root. */
export function sourceFiles(): string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1)),
  )
}

/** Relative imports of a file, both of types and at runtime, as paths from the root. */
export function importsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  const specifiers = text.matchAll(/(?:from|import\(|^import)\s*['"](\.[^'"?]+)/gm)
  return [...specifiers].map(([, path]) => normalize(join(dirname(file), path ?? '')))
}

/** Every source file with its imports. */
export const importGraph = (): Map<string, string[]> =>
  new Map(sourceFiles().map((file) => [file, importsOf(file)]))
