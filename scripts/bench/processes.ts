import { readdirSync, readFileSync } from 'node:fs'

interface Process {
  pid: number
  parent: number
  /** Milliseconds of processor time, including ended children. */
  processor: number
}

const TICK_MS = 10

/** All visible processes (Linux only; none elsewhere). */
function processes(): Process[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.flatMap((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      // The name in parentheses may contain anything; https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
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

/** Milliseconds of processor time that these processes, and everything they started, have used. */
export const processorTimeOf = (pids: readonly number[]): number =>
  pids.flatMap(treeOf).reduce((sum, { processor }) => sum + processor, 0)

/**
 * Bytes of memory that these processes and everything they started hold together: the private memory of each, and every
 * mapped file once, with as many pages as the process that touched most of them. An instance in production shares its
 * files with nobody, so the part that `Pss` would assign to other processes is counted too.
 */
export function memoryTogether(pids: readonly number[]): number {
  const files = new Map<string, number>()
  let own = 0
  for (const { pid } of pids.flatMap(treeOf)) {
    const mapped = new Map<string, number>()
    for (const { file, resident, anonymous } of mappingsOf(pid)) {
      own += anonymous
      mapped.set(file, (mapped.get(file) ?? 0) + resident - anonymous)
    }
    for (const [file, bytes] of mapped) files.set(file, Math.max(files.get(file) ?? 0, bytes))
  }
  return own + [...files.values()].reduce((sum, bytes) => sum + bytes, 0)
}

interface Mapping {
  file: string
  /** Bytes in memory, and the part of them that belongs to no file. */
  resident: number
  anonymous: number
}

/** https://man7.org/linux/man-pages/man5/proc_pid_smaps.5.html */
function mappingsOf(pid: number): Mapping[] {
  try {
    const text = readFileSync(`/proc/${pid}/smaps`, 'utf8')
    const mappings = text.matchAll(/^[\da-f]+-[\da-f]+ \S+ \S+ \S+ \d+ *(.*)\n(?:[A-Z].*\n)*/gm)
    return [...mappings].map(([all, file = '']) => ({
      file,
      resident: kilobytes(all, 'Rss'),
      anonymous: kilobytes(all, 'Anonymous'),
    }))
  } catch {
    return [] // ended meanwhile, or not Linux
  }
}

const kilobytes = (text: string, field: string) =>
  Number(new RegExp(`^${field}: +(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) * 1024
