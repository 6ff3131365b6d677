import { createHash } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { ServiceDescription } from '../description.ts'
import { createPool, type Pool, type PoolDeps } from './pool.ts'

/** One deployed template of a service, with instances of its own. It never changes. */
export interface Revision {
  name: string
  /** Milliseconds since the epoch. */
  created: number
  template: ServiceDescription
  pool: Pool
  /** Whether an instance of it has ever started. `unknown` is what a start of the local cloud described. */
  state: 'unknown' | 'starting' | 'ready' | 'failed'
}

export interface RevisionDeps {
  template: ServiceDescription
  /** 1 is the service's first. */
  number: number
  clock: Clock
  limit: number
  idleMs: number
  start: (revision: string) => ReturnType<PoolDeps['start']>
}

export function createRevision({ template, number, clock, limit, idleMs, start }: RevisionDeps): Revision {
  const name = revisionName(template, number)
  return {
    name,
    created: clock.now(),
    template,
    pool: createPool({ service: template, limit, clock, idleMs, start: () => start(name) }),
    state: 'unknown',
  }
}

/** `api-00001-abc`, as Google names revisions; the letters follow from the template, so that they are always the same. */
function revisionName(template: ServiceDescription, number: number): string {
  const hash = createHash('sha256').update(JSON.stringify(template)).digest()
  const letters = [...hash.subarray(0, 3)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('')
  return `${template.name}-${String(number).padStart(5, '0')}-${letters}`
}
