import { readdirSync, statSync } from 'node:fs'

/**
 * Why a tool must not write a folder of its own here, because what is there would be deleted; null when there is
 * nothing, or nothing but what the tool itself writes.
 */
export function outProblem(out: string, isOwn: (name: string) => boolean): string | null {
  if (out === '') return '--out needs a folder.'
  const stats = statSync(out, { throwIfNoEntry: false })
  if (!stats) return null
  if (!stats.isDirectory()) return `--out ${out} is a file.`
  const foreign = readdirSync(out).find((name) => !isOwn(name))
  if (foreign === undefined) return null
  return `--out ${out} would be deleted with ${foreign} in it, which was not made here. Name a new folder.`
}
