// Starts programs as an image's user does, on a machine without containers.
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { USER } from './describe.ts'

/** Whether this process may become another user, so that the image's own can be used. */
export const mayBecomeNobody = () => process.platform === 'linux' && process.getuid?.() === 0

/** The image's user without any privilege of root's, in front of a command; nothing where that is not possible. */
export function asNobody(): string[] {
  if (!mayBecomeNobody()) return []
  const [user, group] = USER.split(':')
  const privileges = ['--clear-groups', '--no-new-privs', '--inh-caps=-all', '--bounding-set=-all']
  return ['setpriv', `--reuid=${user}`, `--regid=${group}`, ...privileges]
}

/** Stands in for the base: this machine's libraries, and Node at the place where the base has it. */
export function placeNode(folder: string): string {
  const bin = join(folder, 'usr/local/bin')
  mkdirSync(bin, { recursive: true })
  copyFileSync(process.execPath, join(bin, 'node'))
  chmodSync(join(bin, 'node'), 0o555)
  return join(bin, 'node')
}

/** The ids of the users as whom a program runs at the moment. Linux only. */
export function usersOf(program: string): number[] {
  const users = readdirSync('/proc').flatMap((pid) => {
    try {
      if (!/^\d+$/.test(pid) || !readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith(`${program}\0`))
        return []
      return [Number(/^Uid:\t(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])]
    } catch {
      return [] // It has ended.
    }
  })
  return [...new Set(users)]
}
