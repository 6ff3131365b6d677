// Writes orders together with what they reserve: validate and reserve in one short transaction, for all who want the
// same at this moment.
import type { Firestore } from '@google-cloud/firestore'
import type { Idempotency, KeyClaim, KeyStanding } from '../../platform/idempotency.ts'
import type { Log } from '../../platform/log.ts'
import type { Publish } from '../../platform/publish.ts'
import type { OrderFacts, OrderRecord } from '../orders/record.ts'
import type { OrderStore } from '../orders/store.ts'
import { createLanes } from '../stock/lanes.ts'
import { type Claim, reserve, type Shortage } from '../stock/reserving.ts'
import { createReservingStore } from '../stock/reserving-store.ts'
import { createTelling, quietly } from '../stock/telling.ts'
import { contendedBy } from './claims.ts'

export interface Placing {
  key: KeyClaim
  /** The cart as it is now, which is ordered once; null without one. */
  cart: KeyClaim | null
  /** The order of the same cart that was given up for this one. */
  replaces: string | null
  order: OrderFacts
  claim: Claim
}

export type Placed =
  | { kind: 'placed'; order: OrderRecord }
  /** The same request has come before. */
  | { kind: 'known'; standing: KeyStanding }
  /** The cart was ordered before. */
  | { kind: 'ordered'; orderId: string; isRunning: boolean }
  | { kind: 'short'; shortages: Shortage[] }

export interface PlacingDeps {
  firestore: Firestore
  orders: Pick<OrderStore, 'transact'>
  keys: Pick<Idempotency, 'read' | 'begin'>
  publish: Publish
  log: Pick<Log, 'warn'>
  now: () => number
}

export function createPlacing({ firestore, orders, keys, publish, log, now }: PlacingDeps) {
  const reserving = createReservingStore(firestore, now)
  const tell = quietly(createTelling(publish), log)

  const written = (requests: readonly Placing[]): Promise<{ results: Placed[]; soldOut: string[] }> =>
    orders.transact(async ({ transaction, create }) => {
      const claims = requests.flatMap(({ key, cart }) => (cart ? [key, cart] : [key]))
      const [read, shelf] = await Promise.all([
        keys.read(transaction, claims),
        reserving.read(
          transaction,
          requests.map(({ claim }) => claim),
        ),
      ])
      const standings = new Map(claims.map(({ id }, at) => [id, read[at]!]))
      const results: Placed[] = []
      for (const request of requests) {
        const { key, cart, order, claim } = request
        const refused = refusedBefore(request, standings)
        const shortages = refused ? [] : reserve(shelf, claim)
        if (refused) results.push(refused)
        else if (shortages.length > 0) results.push({ kind: 'short', shortages })
        else {
          for (const each of cart ? [key, cart] : [key]) {
            keys.begin(transaction, each, order.id)
            // Others of this batch must see what the database does not say yet.
            standings.set(each.id, { kind: 'running', subject: order.id, retryAfter: 1 })
          }
          results.push({ kind: 'placed', order: await create(order) })
        }
      }
      return { results, soldOut: shelf.write(transaction, requests[0]!.order.ownerId) }
    })

  async function decide(requests: readonly Placing[]): Promise<Placed[]> {
    const { results, soldOut } = await written(requests)
    await tell(requests[0]!.order.ownerId, soldOut)
    return results
  }

  const lanes = createLanes<Placing, Placed>({ keysOf: ({ claim }) => contendedBy(claim), decide })
  return { place: lanes.enter }
}

function refusedBefore(
  { key, cart, replaces }: Placing,
  standings: ReadonlyMap<string, KeyStanding>,
): Placed | null {
  const standing = standings.get(key.id)!
  if (standing.kind !== 'new') return { kind: 'known', standing }
  const ordered = cart && standings.get(cart.id)
  if (ordered?.kind !== 'running' && ordered?.kind !== 'stalled') return null
  if (ordered.subject === replaces) return null
  return { kind: 'ordered', orderId: ordered.subject, isRunning: ordered.kind === 'running' }
}
