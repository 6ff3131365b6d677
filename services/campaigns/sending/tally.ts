// What recipients that changed mean for the counts of their campaign, and for what is left to send.
import type { CampaignCounts } from '../campaigns/schemas.ts'
import type { RecipientRecord } from '../recipients/record.ts'
import type { RecipientState } from '../recipients/schemas.ts'

export interface RecipientChange {
  before: RecipientRecord
  after: RecipientRecord
}

export type CountChanges = Partial<Record<keyof CampaignCounts, number>>

const COUNTED: Partial<Record<RecipientState, keyof CampaignCounts>> = {
  sent: 'sent',
  failed: 'failed',
  unknown: 'unknown',
  skipped: 'skipped',
}

/** Whether a claim may still come for it. */
export const isLeft = ({ state }: Pick<RecipientRecord, 'state'>) => state === 'planned' || state === 'retry'

export function tally(changes: readonly RecipientChange[]): { counts: CountChanges; left: number } {
  const counts: CountChanges = {}
  let left = 0
  const add = (name: keyof CampaignCounts | undefined, by: number) => {
    if (name) counts[name] = (counts[name] ?? 0) + by
  }
  for (const { before, after } of changes) {
    add(COUNTED[before.state], -1)
    add(COUNTED[after.state], 1)
    add('bounced', Number(after.bouncedAt !== null) - Number(before.bouncedAt !== null))
    left += Number(isLeft(after)) - Number(isLeft(before))
  }
  return { counts, left }
}

export const withCounts = (counts: CampaignCounts, changes: CountChanges): CampaignCounts => {
  const next = { ...counts }
  for (const [name, by] of Object.entries(changes) as [keyof CampaignCounts, number][]) next[name] += by
  return next
}
