import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Refused } from './lease.ts'

const root = join(import.meta.dirname, '../..')

/**
 * Another version of the project in a folder of its own, with the packages of this one. The folder is removed in the
 * end, and git forgets it even if that was prevented.
 */
export function openTree(ref: string): Disposable & { path: string } {
  const commit = git(
    ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`],
    `There is no ${ref} in this repository.`,
  )
  const path = mkdtempSync(join(tmpdir(), 'atelier-tree-'))
  git(['worktree', 'add', '--quiet', '--detach', path, commit], `${ref} cannot be checked out.`)
  if (!existsSync(join(path, 'node_modules')))
    symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'))
  return {
    path,
    [Symbol.dispose]() {
      rmSync(path, { recursive: true, force: true })
      git(['worktree', 'prune'], 'git worktree prune failed.')
    },
  }
}

function git(args: string[], why: string): string {
  try {
    return execFileSync('git', args, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim()
  } catch (cause) {
    throw new Refused(why, { cause })
  }
}
