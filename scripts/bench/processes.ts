import { readdirSync, readFileSync } from 'node:fs'
import { memoryOf } from './measure.ts'

interface Process {
  pid: number
  parent: number
  /** Milliseconds of processor time, its ended children's included. */
  processor: number
}

const TICK_MS = 10

/** Every process that can be seen (Linux only; none elsewhere). */
function processes(): Process[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.flatMap((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      // The name in brackets may hold anything; https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
      const fields = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number)
      const ticks = fields.slice(11, 15).reduce((sum, value) => sum + value, 0)
      return [{ pid: Number(pid), parent: fields[1] ?? 0, processor: ticks * TICK_MS }]
    } catch {
      return [] // ended meanwhile
    }
  })
}

/** A process and everything that it started. */
function treeOf(root: number): Process[] {
  const all = processes()
  const tree = all.filter(({ pid }) => pid === root)
  for (const { pid } of tree) tree.push(...all.filter(({ parent }) => parent === pid))
  return tree
}

/** Milliseconds of processor time that these processes have used, with everything that they started. */
export const processorTimeOf = (pids: readonly number[]): number =>
  pids.flatMap(treeOf).reduce((sum, { processor }) => sum + processor, 0)

/** Bytes, the highest of each of these processes and of what they started, together. */
export const peakMemoryOf = (pids: readonly number[]): number =>
  pids.flatMap(treeOf).reduce((sum, { pid }) => sum + memoryOf(pid).peak, 0)
