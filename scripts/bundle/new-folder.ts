import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isAlive } from '../alive.ts'

interface NewFolder<Made> {
  out: string
  /** Names of which an earlier result has one, so that no folder with anything else is ever replaced. */
  marks: readonly string[]
  /** Fills a folder, which becomes `out` when this resolves. */
  fill: (folder: string) => Promise<Made>
}

/** Throws one sentence when `out` is something else than an earlier result, which replacing it would delete. */
export function refuseOtherFolder({ out, marks }: { out: string; marks: readonly string[] }): void {
  if (!existsSync(out)) return
  if (!statSync(out).isDirectory()) throw new Error(`${out} is a file: --out needs a folder.`)
  if (readdirSync(out).length > 0 && !marks.some((name) => existsSync(join(out, name))))
    throw new Error(`${out} has other files in it, which would be deleted: --out needs a folder of its own.`)
}

/**
 * Only a whole result gets the name that others look for, whenever this is interrupted or done twice at once: whoever
 * ends last has made it.
 */
export async function makeFolder<Made>({ out, marks, fill }: NewFolder<Made>): Promise<Made> {
  refuseOtherFolder({ out, marks })
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
