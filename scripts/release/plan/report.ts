import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { compareBacklogs } from '../backlog/compare.ts'
import { Refused } from '../lease.ts'
import { openTree } from '../old-tree.ts'
import type { Resources } from './change.ts'
import { type Finding, type Kind, planOf } from './plan.ts'

export interface PlanOptions {
  name: string
  /** The version that is deployed, as git names it. */
  against: string
  /** The environments' files; by default each version's own. */
  environments?: string
}

const root = join(import.meta.dirname, '../../..')

/** What deploying the working tree changes in one environment, and whether both versions understand each other. */
export function plan({ name, against, environments }: PlanOptions): Finding[] {
  const fresh = synthesis('This tree', root, name, environments)
  if (!fresh) throw new Refused(`There is no environment ${name}.`)
  using old = openTree(against)
  const { incompatible } = compareBacklogs(old.path, root)
  return [
    ...planOf(synthesis(against, old.path, name, environments) ?? {}, fresh),
    ...incompatible.map(({ publisher, topic, function: taker, problems }) => ({
      kind: 'events' as const,
      address: topic,
      what: `what the ${publisher} version publishes, ${taker ?? 'no function'} of the ${publisher === 'old' ? 'new' : 'old'} one cannot read: ${problems.join(', ')}`,
    })),
  ]
}

function synthesis(version: string, tree: string, name: string, environments?: string): Resources | null {
  const program = join(import.meta.dirname, 'synthesis.ts')
  let output: Buffer
  try {
    output = execFileSync(process.execPath, [program, tree, name, ...(environments ? [environments] : [])], {
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 2 ** 28,
    })
  } catch (cause) {
    throw new Refused(`${version} cannot be synthesized: ${reasonOf(cause)}`, { cause })
  }
  return (JSON.parse(output.toString()) as { resource: Resources } | null)?.resource ?? null
}

/** The error of a program that Node ended, without its stack. */
function reasonOf(cause: unknown): string {
  const { stderr = '' } = cause as { stderr?: Buffer | string }
  return /^\w*Error(?: \[\w+\])?: (.+(?:\n {2}\w.*)*)/m.exec(stderr.toString())?.[1] ?? 'it was ended'
}

const ORDER: readonly Kind[] = ['data-loss', 'replacement', 'exposure', 'iam', 'events', 'size', 'change']

export function planLines(findings: readonly Finding[]): string[] {
  if (findings.length === 0) return ['nothing changes']
  return ORDER.flatMap((kind) => {
    const found = findings.filter((finding) => finding.kind === kind)
    return found.length === 0
      ? []
      : [`${kind}: ${found.length}`, ...found.map(({ address, what }) => `  ${address} ${what}`)]
  })
}
