import { readFileSync } from 'node:fs'

export interface Usage {
  /** Seconds of processor time. */
  processor: number
  /** Bytes of resident memory. */
  memory: number
}

/** Linux's default: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const TICKS_A_SECOND = 100
const PAGE_BYTES = 4096

/** What a process has used so far; null where the system does not report it, and for a process that has ended. */
export function usageOf(pid: number): Usage | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in parentheses may contain anything, so the numbered fields are counted from behind it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [user, system, pages] = [fields[11], fields[12], fields[21]].map(Number)
    if (user === undefined || system === undefined || pages === undefined) return null
    return { processor: (user + system) / TICKS_A_SECOND, memory: pages * PAGE_BYTES }
  } catch {
    return null
  }
}
