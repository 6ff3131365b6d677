// Derives everything in an order's record that follows from its facts.
import { HOUR_MS, MINUTE_MS } from '../../platform/durations.ts'
import { foundBy } from '../../platform/finding.ts'
import type { Found } from '../../platform/schemas.ts'
import { isoTime } from '../../platform/times.ts'
import { waitingFor } from '../../platform/waiting.ts'
import type { OrderFacts, OrderRecord } from './record.ts'
import type { OrderState } from './schemas.ts'

/** An event takes seconds; after this time it was lost. */
const AGAIN_MS = 10 * MINUTE_MS
/** How long a basket that was left is kept with its addresses. */
export const ABANDONED_KEPT_MS = 30 * 24 * HOUR_MS

export function complete(
  facts: OrderFacts,
  before: OrderRecord | null,
  now: string,
): Omit<OrderRecord, 'updatedAt'> {
  const waiting = waitingFor(facts, { before, isWaiting: isWaiting(facts), first: AGAIN_MS, now })
  // Once the end of a reservation is under way, it waits like everything that an event does.
  const endsAt = isWaiting(facts) ? null : facts.reservedUntil
  const times = [waiting.sweepAt, endsAt, goneAt(facts)].filter((time) => time !== null)
  const facets = facetsOf(facts)
  return { ...waiting, sweepAt: times.sort()[0] ?? null, facets, customerFacets: facets.slice(0, 1) }
}

/** Whether something is still to be done for it. */
export const isWaiting = ({ revision, doneRevision }: Pick<OrderFacts, 'revision' | 'doneRevision'>) =>
  revision > doneRevision

/** When an order that was never paid is removed. */
export const goneAt = ({ state, addedAt }: Pick<OrderFacts, 'state' | 'addedAt'>): string | null =>
  state === 'abandoned' ? isoTime(Date.parse(addedAt) + ABANDONED_KEPT_MS) : null

/** Only an order that was placed is seen by anybody. */
export const isSeen = ({ placedAt }: Pick<OrderFacts, 'placedAt'>) => placedAt !== null

export const facetOf = (state?: OrderState) => (state ? `state:${state}` : 'orders')

const facetsOf = (order: OrderFacts): string[] =>
  isSeen(order) ? [facetOf(), facetOf(order.state), ...foundBy(foundOrder(order))] : []

/** By what people look for an order: its number, the customer's name and address. */
export const foundOrder = ({
  id,
  number,
  email,
  billingAddress,
}: Pick<OrderFacts, 'id' | 'number' | 'email' | 'billingAddress'>): Found => ({
  kind: 'order',
  id,
  title: `${number} ${billingAddress.name || billingAddress.company}`.trim(),
  detail: email,
})

/** Bytes of its papers. */
export const heldBy = ({ invoice, creditNotes }: Pick<OrderFacts, 'invoice' | 'creditNotes'>): number =>
  [invoice, ...creditNotes].reduce((sum, each) => sum + (each?.paper?.size ?? 0), 0)
