// Derives everything in stored conversations and messages that follows from their facts.
import { foundBy } from '../../platform/finding.ts'
import type { Found } from '../../platform/schemas.ts'
import { isoTime } from '../../platform/times.ts'
import { type ConversationFacts, type ConversationRecord, KEPT_MS, type MessageFacts } from './record.ts'

export const ALL = 'all'
export const WAITING = 'waiting'
export const ASKED = 'asked'

export function complete(
  facts: ConversationFacts,
  before: ConversationRecord | null,
): Omit<ConversationRecord, 'updatedAt'> {
  const expiresAt = Date.parse(facts.lastAt) + KEPT_MS
  return {
    ...facts,
    facets: [ALL, ...(facts.handOver === 'open' ? [WAITING] : []), ...foundBy(foundConversation(facts))],
    revision: (before?.revision ?? 0) + 1,
    expiresAt,
    sweepAt: isoTime(expiresAt),
  }
}

export const foundConversation = ({
  id,
  title,
  customerEmail,
}: Pick<ConversationFacts, 'id' | 'title' | 'customerEmail'>): Found => ({
  kind: 'conversation',
  id,
  title,
  detail: customerEmail,
})

/** What the assistant was asked is listed for the maker, by how it went. */
export function facetsOf({ from, isForMaker, outcome, feedback }: MessageFacts): string[] {
  if (from !== 'customer' || isForMaker) return []
  return [
    ASKED,
    ...(outcome === 'refused' ? ['refused'] : []),
    ...(feedback?.helped === false ? ['unhelpful'] : []),
  ]
}
