// A customer asks to send goods back, and the maker answers.
import { AppError } from '../../platform/errors.ts'
import { isoTime } from '../../platform/times.ts'
import { countsOf, returnableOf } from './line-counts.ts'
import { mayBecome } from './machine.ts'
import type { OrderFacts, OrderRecord } from './record.ts'
import { withRoom } from './room.ts'
import type { ReturnAnswer, ReturnCreation, ReturnRequest } from './schemas.ts'
import { withinLeft } from './shipping.ts'
import { machineOrder, noted, raised, stepped, wantsMail } from './steps.ts'
import type { Deciding } from './transitions.ts'
import { canReturn } from './views.ts'

/** Of one order: the maker gets a mail about each. */
const MOST_RETURNS = 50

/** Throws AppError `conflict` where nothing can be returned, and `invalid` with the field for more than was shipped. */
export function returnAsked(
  order: OrderRecord,
  { lines, reason }: ReturnCreation,
  { by, now, newId }: Deciding,
): OrderFacts {
  if (!canReturn(order))
    throw new AppError('conflict', 'Nothing of this order can be returned.', { reason: 'nothing-to-return' })
  if (order.returns.length >= MOST_RETURNS)
    throw new AppError('conflict', 'So many returns are asked for already. Please write to the shop.', {
      reason: 'order-full',
    })
  const id = newId()
  const at = isoTime(now)
  const request = { id, at, lines: withinLeft(lines, returnableOf(order)), reason, state: 'asked' } as const
  const step = noted(order, { by, why: 'The customer asked to return goods.', at })
  const returns = [...order.returns, request]
  return withRoom(raised(wantsMail({ ...step, returns }, 'return-asked', id)))
}

const FOLLOWING: Record<ReturnRequest['state'], readonly ReturnAnswer['state'][]> = {
  asked: ['accepted', 'refused', 'received'],
  accepted: ['received', 'refused'],
  refused: [],
  received: [],
}
const WORDS: Record<ReturnAnswer['state'], string> = {
  accepted: 'The return was accepted.',
  refused: 'The return was refused.',
  received: 'Returned goods arrived.',
}

/** Null for an answer that was given before. Throws AppError `not-found`, and `conflict` after another answer. */
export function returnAnswered(
  order: OrderRecord,
  { returnId, answer }: { returnId: string; answer: ReturnAnswer },
  { by, now }: Deciding,
): OrderFacts | null {
  const request = order.returns.find(({ id }) => id === returnId)
  if (!request) throw new AppError('not-found', `No return ${returnId}`)
  const { state } = answer
  if (request.state === state) return null
  if (!FOLLOWING[request.state].includes(state))
    throw new AppError('conflict', `A return that is ${request.state} cannot become ${state}.`, {
      reason: 'transition-impossible',
    })
  const at = isoTime(now)
  const why = answer.why?.trim() || WORDS[state]
  const returns = order.returns.map((each) => (each.id === returnId ? { ...each, state } : each))
  const after = { ...order, returns }
  if (state !== 'received')
    return raised(wantsMail(noted(after, { by, why, at }), 'return-answered', returnId))
  const isAllBack = isEverythingBack(after) && mayBecome(machineOrder(after), 'returned', 'maker')
  return isAllBack ? stepped(after, { to: 'returned', by, why, at }) : noted(after, { by, why, at })
}

function isEverythingBack({ lines, returns }: OrderRecord): boolean {
  const back = countsOf(returns.filter(({ state }) => state === 'received').map((request) => request.lines))
  return lines.every(({ id, quantity }) => (back.get(id) ?? 0) >= quantity)
}
