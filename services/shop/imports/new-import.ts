import { startWaiting } from '../../platform/waiting.ts'
import type { ImportFacts } from './record.ts'

export interface NewImport {
  id: string
  ownerId: string
  title: string
  size: number
  sha256: string
  at: string
}

/** An import as it is recorded before its file arrives. */
export const newImport = ({ at, ...given }: NewImport): ImportFacts => ({
  ...given,
  ...{ state: 'live', status: 'uploading', reason: null, counts: null, unread: [], needsAttention: false },
  ...{
    currency: null,
    generation: null,
    reading: 1,
    reportOf: 0,
    reportBytes: 0,
    position: 0,
    isIncomplete: false,
  },
  ...{ addedAt: at, grantedAt: at },
  ...startWaiting(at),
})
