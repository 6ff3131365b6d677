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
  const fresh = synthesis(root, name, environments)
  if (!fresh) throw new Refused(`There is no environment ${name}.`)
  using old = openTree(against)
  const { incompatible } = compareBacklogs(old.path, root)
  return [
    ...planOf(synthesis(old.path, name, environments) ?? {}, fresh),
    ...incompatible.map(({ publisher, topic, function: taker, problems }) => ({
      kind: 'events' as const,
      address: topic,
      what: `what the ${publisher} version publishes, ${taker ?? 'no function'} of the ${publisher === 'old' ? 'new' : 'old'} one cannot read: ${problems.join(', ')}`,
    })),
  ]
}

function synthesis(tree: string, name: string, environments: string | undefined): Resources | null {
  const program = join(import.meta.dirname, 'synthesis.ts')
  const output = execFileSync(
    process.execPath,
    [program, tree, name, ...(environments ? [environments] : [])],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      maxBuffer: 2 ** 28,
    },
  )
  return (JSON.parse(output.toString()) as { resource: Resources } | null)?.resource ?? null
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
