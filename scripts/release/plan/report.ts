import { join } from 'node:path'
import { compareBacklogs } from '../backlog/compare.ts'
import { Refused } from '../lease.ts'
import { openTree } from '../old-tree.ts'
import { askTree, Unanswered } from '../tree-program.ts'
import type { Resources } from './change.ts'
import type { Finding, Kind } from './finding.ts'
import { planOf } from './plan.ts'

export interface PlanOptions {
  /** The folder of the working tree. */
  root: string
  name: string
  /** The version that is deployed, as git names it. */
  against: string
  /** The environments' files; by default each version's own. */
  environments?: string
  signal: AbortSignal
}

/**
 * What deploying the working tree changes in one environment, and whether both versions understand each other. What the
 * other version cannot say, because it is older than the question or broken, is a finding, too. Throws Refused when this
 * tree has no answer, or git not the other version.
 */
export async function plan(options: PlanOptions): Promise<Finding[]> {
  const { root, against } = options
  try {
    const fresh = await synthesis(root, options)
    if (!fresh) throw new Refused(`There is no environment ${options.name}.`)
    await using old = await openTree(root, against)
    return [...(await changes(old.path, fresh, options)), ...(await misreadings(old.path, options))]
  } catch (error) {
    if (error instanceof Unanswered)
      throw new Refused(`This tree has no plan: ${error.message}`, { cause: error })
    throw error
  }
}

async function changes(old: string, fresh: Resources, options: PlanOptions): Promise<Finding[]> {
  const { name, against } = options
  const own = (kind: Kind, what: string): Finding => ({ kind, address: against, what })
  try {
    const before = await synthesis(old, options)
    const unknown = before ? [] : [own('change', `has no environment ${name}, so everything is new`)]
    return [...unknown, ...planOf(before ?? {}, fresh)]
  } catch (error) {
    const why = reasonOf(error, old)
    return [own('unknown', `cannot be synthesized, so what changes in ${name} is not known: ${why}`)]
  }
}

async function misreadings(old: string, { root, against, signal }: PlanOptions): Promise<Finding[]> {
  try {
    const { incompatible } = await compareBacklogs(old, root, signal)
    return incompatible.map(({ publisher, reader, topic, function: taker, problems }) => ({
      kind: 'events',
      address: topic,
      what: `what the ${publisher} version publishes, ${taker ?? 'no function'} of the ${reader} one cannot read: ${problems.join(', ')}`,
    }))
  } catch (error) {
    const why = reasonOf(error, old)
    return [{ kind: 'events', address: against, what: `cannot say which events it knows: ${why}` }]
  }
}

/** Why that version has no answer. Whatever else went wrong is thrown on. */
function reasonOf(error: unknown, tree: string): string {
  if (error instanceof Unanswered && error.tree === tree) return error.message
  throw error
}

async function synthesis(
  tree: string,
  { name, environments, signal }: PlanOptions,
): Promise<Resources | null> {
  const program = join(import.meta.dirname, 'synthesis.ts')
  const args = environments === undefined ? [name] : [name, environments]
  const json = await askTree<{ resource: Resources } | null>({ program, tree, args, signal })
  return json?.resource ?? null
}

const ORDER: readonly Kind[] = [
  'unknown',
  'data-loss',
  'replacement',
  'exposure',
  'iam',
  'events',
  'size',
  'change',
]

export function planLines(findings: readonly Finding[]): string[] {
  if (findings.length === 0) return ['nothing changes']
  return ORDER.flatMap((kind) => {
    const found = findings.filter((finding) => finding.kind === kind)
    return found.length === 0
      ? []
      : [`${kind}: ${found.length}`, ...found.map(({ address, what }) => `  ${address} ${what}`)]
  })
}
