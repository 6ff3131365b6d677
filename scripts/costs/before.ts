import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT_ROOT } from '../studio.ts'
import { type Measured, readMeasured } from './measured.ts'

const BUDGET = 'scripts/costs/budget.json'

/** The committed budget of this tree. */
export const BUDGET_FILE = join(PROJECT_ROOT, BUDGET)

/**
 * What was counted before: a file, or the budget of a revision of this repository; null when that has none yet. Throws
 * when it is neither.
 */
export function countedBefore(what: string): Measured | null {
  if (existsSync(what)) return readMeasured(readFileSync(what, 'utf8'))
  const git = (...args: string[]) => spawnSync('git', args, { cwd: PROJECT_ROOT, encoding: 'utf8' })
  // What looks like an option would be one.
  const isRevision =
    !what.startsWith('-') && git('rev-parse', '--verify', '--quiet', `${what}^{commit}`).status === 0
  if (!isRevision) throw new Error('it is neither a file nor a revision')
  const { status, stdout } = git('show', `${what}:${BUDGET}`)
  return status === 0 ? readMeasured(stdout) : null
}
