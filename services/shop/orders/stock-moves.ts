// What a change of an order means for the stock: the order says what it holds, so its two states say what moves.
import type { OrderFacts, Reservation } from './record.ts'

/** What is added to a variant's stock; negative for what is taken away. */
export interface StockMove {
  onHand: number
  reserved: number
}

type Holding = Pick<OrderFacts, 'lines' | 'refunds' | 'reservation'>

/** By variant, without those of which nothing moves. */
export function stockMoves(before: Holding, after: Holding): Map<string, StockMove> {
  const moves = new Map<string, StockMove>()
  for (const line of after.lines) {
    const back = restockedOf(after, line.id) - restockedOf(before, line.id)
    const move = moved(before.reservation, after.reservation, line.quantity, restockedOf(before, line.id))
    const sum = moves.get(line.variantId) ?? { onHand: 0, reserved: 0 }
    moves.set(line.variantId, {
      onHand: sum.onHand + move.onHand + back,
      reserved: sum.reserved + move.reserved,
    })
  }
  for (const [variantId, { onHand, reserved }] of moves)
    if (onHand === 0 && reserved === 0) moves.delete(variantId)
  return moves
}

function moved(from: Reservation, to: Reservation, quantity: number, restocked: number): StockMove {
  const nothing = { onHand: 0, reserved: 0 }
  if (from === 'held' && to === 'taken') return { onHand: -quantity, reserved: -quantity }
  if (from === 'held' && to === 'released') return { ...nothing, reserved: -quantity }
  // What a refund has put back already is there.
  if (from === 'taken' && to === 'released') return { ...nothing, onHand: quantity - restocked }
  return nothing
}

const restockedOf = ({ refunds }: Holding, lineId: string): number =>
  refunds
    .flatMap(({ restock }) => restock)
    .reduce((sum, each) => sum + (each.lineId === lineId ? each.quantity : 0), 0)

/** The stock after a move. What is not counted stays so, and nothing becomes less than nothing. */
export const movedStock = <Stock extends { onHand: number | null; reserved: number }>(
  stock: Stock,
  move: StockMove,
): Stock => ({
  ...stock,
  onHand: stock.onHand === null ? null : Math.max(0, stock.onHand + move.onHand),
  reserved: Math.max(0, stock.reserved + move.reserved),
})
