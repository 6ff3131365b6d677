import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isOutOfSpace } from '../sqlite.ts'

export interface Orphans {
  /** Remembers an instance until `forget`. `token` is part of its command line. */
  record(pid: number, token: string): void
  forget(pid: number): void
}

/**
 * Ends instances that an earlier local cloud on this data folder left behind, which only happens when both it and the
 * instance were too busy to notice each other's end. A process id that now belongs to another process is left alone,
 * because its command line does not contain the token.
 */
export function endOrphans(dataDir: string): Orphans {
  const directory = join(dataDir, 'run')
  mkdirSync(directory, { recursive: true })
  for (const name of readdirSync(directory)) {
    const token = readFileSync(join(directory, name), 'utf8')
    if (token !== '' && commandLine(Number(name)).includes(token)) process.kill(-Number(name), 'SIGKILL')
    rmSync(join(directory, name))
  }
  return {
    record(pid, token) {
      try {
        writeFileSync(join(directory, String(pid)), token)
      } catch (error) {
        // The leash holds it without this, too.
        if (!isOutOfSpace(error)) throw error
      }
    },
    forget: (pid) => rmSync(join(directory, String(pid)), { force: true }),
  }
}

/** Empty when there is no such process. */
function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}
