import type { Block, Graph } from './graph.ts'
import type { Need } from './row.ts'
import { rowOf } from './rows.ts'

/** One step of an apply. */
export interface Step {
  block: Block
  needs: readonly Need[]
  seconds: number
  /** How long at least: Google may be quick, only a pause is as long as it says. */
  leastSeconds: number
  /** The steps that Terraform finishes before. */
  after: readonly string[]
}

/** All steps, in an order in which each comes after those that it waits for. */
export type Plan = ReadonlyMap<string, Step>

export function planOf(graph: Graph): Plan {
  const steps = new Map<string, Step>()
  for (const [address, block] of graph.blocks) {
    const { api, seconds } = rowOf(block)
    const usual = typeof seconds === 'number' ? seconds : seconds(block)
    steps.set(address, {
      block,
      needs: needsOf(block, graph),
      seconds: usual,
      leastSeconds: api === null ? usual : 0,
      after: block.after,
    })
  }
  return steps
}

function needsOf(block: Block, graph: Graph): Need[] {
  const { api, uses = [], needs } = rowOf(block)
  const disabled = (name: string) =>
    `${name}.googleapis.com has not been used in the project before or it is disabled`
  return [
    ...(api === null ? [] : [{ kind: 'api', api, status: 403, message: disabled(api) } as const]),
    ...uses.map((name) => ({ kind: 'api', api: name, status: 0, message: disabled(name) }) as const),
    ...agentIn(block),
    ...(needs?.(block, graph) ?? []),
  ]
}

/** A binding for the account of a Google service, which must be there. */
function agentIn({ attributes: { member } }: Block): Need[] {
  const [, domain] = /@(gcp-sa-[\w-]+)\.iam\.gserviceaccount\.com$/.exec(String(member)) ?? []
  if (domain === undefined) return []
  return [{ kind: 'agent', domain, status: 400, message: `Service account ${member} does not exist` }]
}
