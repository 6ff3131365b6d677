// How many pieces of each line something is about.
import type { OrderFacts } from './record.ts'
import type { LineCount } from './schemas.ts'

/** Pieces by line. */
export function countsOf(lists: Iterable<readonly LineCount[]>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const list of lists)
    for (const { lineId, quantity } of list) counts.set(lineId, (counts.get(lineId) ?? 0) + quantity)
  return counts
}

/** What is left of each line, without those of which nothing is. */
const leftOf = (lines: readonly { id: string; quantity: number }[], gone: ReadonlyMap<string, number>) =>
  lines
    .map(({ id, quantity }) => ({ lineId: id, quantity: quantity - (gone.get(id) ?? 0) }))
    .filter(({ quantity }) => quantity > 0)

export const unshippedOf = ({ lines, shipments }: Pick<OrderFacts, 'lines' | 'shipments'>): LineCount[] =>
  leftOf(lines, countsOf(shipments.map((shipment) => shipment.lines)))

/** What was shipped and is not asked to be returned yet. */
export function returnableOf({
  lines,
  shipments,
  returns,
}: Pick<OrderFacts, 'lines' | 'shipments' | 'returns'>): LineCount[] {
  const shipped = countsOf(shipments.map((shipment) => shipment.lines))
  const asked = returns.filter(({ state }) => state !== 'refused').map((request) => request.lines)
  return leftOf(
    lines.map(({ id }) => ({ id, quantity: shipped.get(id) ?? 0 })),
    countsOf(asked),
  )
}

/** What refunds have not put back into the stock yet. It is back even if the money's way back failed. */
export const unrestockedOf = ({ lines, refunds }: Pick<OrderFacts, 'lines' | 'refunds'>): LineCount[] =>
  leftOf(lines, countsOf(refunds.map(({ restock }) => restock)))
