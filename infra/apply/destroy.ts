import { type Block, type Graph, inner } from './graph.ts'
import type { Plan } from './plan.ts'
import { rowOf } from './rows.ts'
import { nameOf, type World } from './world.ts'

/** Why nothing, or not everything, was destroyed. */
export interface Kept {
  address: string
  message: string
}

export type Destruction =
  /** Terraform refuses before it begins. */
  | { kind: 'refused'; by: readonly Kept[] }
  /** Google refuses in the middle; the rest is gone. */
  | { kind: 'broken'; by: readonly Kept[] }
  | { kind: 'done'; stays: readonly string[] }

const isProtected = ({ attributes }: Block) => inner(attributes, 'lifecycle')?.prevent_destroy === true

/** Destroys everything in the order opposite to its creation. Changes the world. */
export function destroy({ blocks }: Graph, plan: Plan, world: World): Destruction {
  const resources = [...blocks.values()].filter(({ isData }) => !isData)
  const forbidden = resources.filter(isProtected)
  if (forbidden.length > 0)
    return {
      kind: 'refused',
      by: forbidden.map(({ address }) => ({ address, message: 'Instance cannot be destroyed' })),
    }

  const kept = new Map<string, string>()
  const stays: string[] = []
  for (const block of backwards(resources, plan)) {
    const { destroy: row } = rowOf(block)
    const message = row?.refuses?.(block)
    if (message) kept.set(block.address, message)
    else if (row?.stays?.(block)) stays.push(block.address)
    else free(block, world)
    // What this one needs stays as well: Terraform stops there.
    if (kept.has(block.address)) break
  }
  const by = [...kept].map(([address, text]) => ({ address, message: text }))
  return by.length > 0 ? { kind: 'broken', by } : { kind: 'done', stays }
}

function free(block: Block, world: World): void {
  world.effects.delete(block.address)
  const name = nameOf(block)
  if (!name) return
  world.names.delete(name)
  const reserves = rowOf(block).destroy?.reserves
  if (reserves) world.reserved.set(name, { ...reserves, until: world.now + reserves.seconds })
}

/** First what nothing else needs. */
function backwards(resources: readonly Block[], plan: Plan): Block[] {
  const depth = new Map<string, number>()
  const depthOf = (address: string): number => {
    const known = depth.get(address)
    if (known !== undefined) return known
    depth.set(address, 0)
    const found = 1 + Math.max(-1, ...(plan.get(address)?.after ?? []).map(depthOf))
    depth.set(address, found)
    return found
  }
  return resources.toSorted((a, b) => depthOf(b.address) - depthOf(a.address))
}
