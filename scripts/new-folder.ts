import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isAlive } from './alive.ts'

export interface OwnFolder {
  out: string
  /** Whether a tool makes what has this name in its folder. A folder with anything else is never replaced. */
  isOwn: (name: string) => boolean
}

interface NewFolder<Made> extends OwnFolder {
  /** Fills a folder, which becomes `out` when this resolves. */
  fill: (folder: string) => Promise<Made>
}

/** Why replacing `out` would delete something else than an earlier result; null when it would not. */
export function outProblem({ out, isOwn }: OwnFolder): string | null {
  if (out === '') return '--out needs a folder.'
  const stats = statSync(out, { throwIfNoEntry: false })
  if (!stats) return null
  if (!stats.isDirectory()) return `--out ${out} is a file.`
  const foreign = readdirSync(out).find((name) => !isOwn(name))
  if (foreign === undefined) return null
  return `--out ${out} would be deleted with ${foreign} in it, which was not made here. Name a new folder.`
}

/**
 * Only a whole result gets the name that others look for, whenever this is interrupted or done twice at once: whoever
 * ends last has made it.
 */
export async function makeFolder<Made>({ out, isOwn, fill }: NewFolder<Made>): Promise<Made> {
  const problem = outProblem({ out, isOwn })
  if (problem !== null) throw new Error(problem)
  removeLeftOver(out)
  const unfinished = `${out}.unfinished-${process.pid}`
  const before = `${out}.before-${process.pid}`
  const remove = () => {
    for (const folder of [unfinished, before]) rmSync(folder, { recursive: true, force: true })
  }
  // A signal ends the process without coming back here.
  process.once('exit', remove)
  try {
    mkdirSync(unfinished, { recursive: true })
    const made = await fill(unfinished)
    while (!isMoved(unfinished, out)) {
      rmSync(before, { recursive: true, force: true })
      if (existsSync(out)) renameSync(out, before)
    }
    return made
  } finally {
    remove()
    process.off('exit', remove)
  }
}

/** False when there is something at that place already. */
function isMoved(from: string, to: string): boolean {
  try {
    renameSync(from, to)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOTEMPTY' || code === 'EEXIST') return false
    throw error
  }
}

/** What processes that were killed have left beside `out`. */
function removeLeftOver(out: string): void {
  const parent = dirname(out)
  for (const name of existsSync(parent) ? readdirSync(parent) : []) {
    const [, pid] = /\.(?:unfinished|before)-(\d+)$/.exec(name) ?? []
    if (pid === undefined || !name.startsWith(`${basename(out)}.`) || isAlive(Number(pid))) continue
    rmSync(join(parent, name), { recursive: true, force: true })
  }
}
