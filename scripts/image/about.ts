import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { About } from './describe.ts'

/** Where the source of a build can be read, when no environment file says otherwise. */
const GITHUB = 'https://github.com'

/** The year 9999, the last that a date can be written of in four digits. */
const MOST_SECONDS = 253_402_300_799

/**
 * What an image says about itself. Its age is that of the commit, so that the same commit gives the same image; outside
 * of a repository it is SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/) or 1970.
 */
export function aboutOf(
  root: string,
  { repository, epoch }: { repository: string; epoch: string | undefined },
): About {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const git = (...args: string[]) => {
    const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' })
    return status === 0 ? stdout.trim() : null
  }
  const commit = git('log', '-1', '--format=%H %ct')
  const [revision = null, time] = commit?.split(' ') ?? []
  const created = Number(epoch ?? time ?? 0)
  if (!Number.isSafeInteger(created) || created < 0 || created > MOST_SECONDS)
    throw new Error(`SOURCE_DATE_EPOCH ${epoch} is not a number of seconds since 1970`)
  const isChanged = git('status', '--porcelain') !== ''
  return {
    version,
    revision: isChanged ? null : revision,
    created,
    source: `${GITHUB}/${repository}`,
  }
}
