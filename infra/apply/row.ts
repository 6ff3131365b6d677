import type { Block, Graph } from './graph.ts'

/** What has to be there at the moment when Google is asked to create something. */
export type Need = Refusal &
  (
    | { kind: 'created'; address: string }
    /** A binding or metric that also had the time to become known, or will have had it so many seconds later. */
    | { kind: 'effective'; address: string; within?: number }
    | { kind: 'api'; api: string }
    /** A Google service's own account, by its domain. */
    | { kind: 'agent'; domain: string }
    /** Someone has pushed an image into this repository. */
    | { kind: 'image'; repository: string }
    /** A bucket for logs, by its id. */
    | { kind: 'log bucket'; bucket: string }
    /** Nothing of the stack can fulfil it. */
    | { kind: 'missing' }
  )

export interface Refusal {
  /** Google's, or 0 where Google accepts it and it goes wrong later. */
  status: number
  message: string
}

/** What the simulator knows about a type. A row for a new type is added in `infra/apply/rows`. */
export interface Row {
  /** The API that creates it, without `.googleapis.com`; null for what is not Google's. */
  api: string | null
  /** Further APIs without which it exists in vain. */
  uses?: readonly string[]
  /** How long creating it takes; for each block where that depends on its attributes. */
  seconds: number | ((block: Block) => number)
  needs?(block: Block, graph: Graph): Need[]
  /** What the deployer must have for it: a role, or permissions of the custom role. Null in the bootstrap stack only. */
  deployer: string | readonly string[] | null
  destroy?: DestroyRow
}

export interface DestroyRow {
  /** Why it cannot be destroyed. */
  refuses?(block: Block): string | undefined
  /** Whether it stays in the project after `terraform destroy`. */
  stays?(block: Block): boolean
  /** For how long Google does not give its name again, and what it answers. */
  reserves?: { seconds: number; status: number; message: string; source: string }
}

export const created = (address: string, status: number, message: string): Need => ({
  kind: 'created',
  address,
  status,
  message,
})

/** All of these, of which there must be at least one. */
export function someCreated(blocks: readonly Block[], status: number, message: string): Need[] {
  if (blocks.length === 0) return [{ kind: 'missing', status, message }]
  return blocks.map(({ address }) => created(address, status, message))
}
