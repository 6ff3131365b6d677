import { startWaiting } from '../../platform/waiting.ts'
import type { ListFacts } from './record.ts'

export interface NewList {
  id: string
  ownerId: string
  campaignId: string
  title: string
  contentType: string
  size: number
  sha256: string
  at: string
}

/** A list as it is recorded before its file arrives. */
export const newList = ({ at, ...given }: NewList): ListFacts => ({
  ...given,
  ...{ state: 'live', status: 'uploading', reason: null, generation: null, needsAttention: false },
  ...{ sheets: [], columns: [], mapping: null, notices: [], canTake: false, counts: null, known: null },
  ...{ choice: null, reading: 1, rowsOf: 0, rowsBytes: 0, corrections: {}, firstPosition: 0 },
  ...{ addedAt: at, grantedAt: at },
  ...startWaiting(at),
})
