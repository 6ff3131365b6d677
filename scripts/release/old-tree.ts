import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Refused } from './lease.ts'

/**
 * Another version of the project at `root`, in a folder of its own, with the packages of this one. The folder is removed
 * in the end, and git forgets it even if that was prevented. Throws Refused where git does not have that version.
 */
export async function openTree(root: string, ref: string): Promise<AsyncDisposable & { path: string }> {
  const git = (...args: string[]) => promisify(execFile)('git', args, { cwd: root })
  const commit = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`).then(
    ({ stdout }) => stdout.trim(),
    async (cause) => {
      throw new Refused(await whyMissing(git, ref), { cause })
    },
  )
  const path = mkdtempSync(join(tmpdir(), 'atelier-tree-'))
  const close = async () => {
    rmSync(path, { recursive: true, force: true })
    await git('worktree', 'prune').catch(() => undefined)
  }
  try {
    await git('worktree', 'add', '--quiet', '--detach', path, commit)
  } catch (cause) {
    await close()
    throw new Refused(`${ref} cannot be checked out: ${lastLine(cause)}`, { cause })
  }
  if (!existsSync(join(path, 'node_modules')))
    symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'))
  return { path, [Symbol.asyncDispose]: close }
}

type Git = (...args: string[]) => Promise<{ stdout: string }>

async function whyMissing(git: Git, ref: string): Promise<string> {
  const ask = (...args: string[]) => git('rev-parse', ...args).then(({ stdout }) => stdout.trim())
  try {
    return (await ask('--is-shallow-repository')) === 'true'
      ? `There is no ${ref} in this repository, which was cloned without its history: git fetch --unshallow brings it.`
      : `There is no ${ref} in this repository. git fetch brings what others have.`
  } catch (cause) {
    const isMissing = (cause as { code?: unknown }).code === 'ENOENT'
    return isMissing
      ? `git is not installed, and only it has ${ref}.`
      : `This folder is not a git repository, and only one has ${ref}: run it in a clone of the project.`
  }
}

const lastLine = (cause: unknown) =>
  (cause as { stderr?: string }).stderr?.trim().split('\n').at(-1) || 'git was ended'
