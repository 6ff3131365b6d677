// Writes orders together with what they reserve: validate and reserve in one short transaction, for all who want the
// same at this moment.
import type { Firestore } from '@google-cloud/firestore'
import type { Idempotency, KeyClaim, KeyStanding } from '../../platform/idempotency.ts'
import type { OrderFacts, OrderRecord } from '../orders/record.ts'
import type { OrderStore } from '../orders/store.ts'
import { createLanes } from '../stock/lanes.ts'
import { type Claim, reserve, type Shortage } from '../stock/reserving.ts'
import { createReservingStore } from '../stock/reserving-store.ts'
import { contendedBy } from './claims.ts'

export interface Placing {
  key: KeyClaim
  order: OrderFacts
  claim: Claim
}

export type Placed =
  | { kind: 'placed'; order: OrderRecord }
  /** The same request has come before. */
  | { kind: 'known'; standing: KeyStanding }
  | { kind: 'short'; shortages: Shortage[] }

export interface PlacingDeps {
  firestore: Firestore
  orders: Pick<OrderStore, 'transact'>
  keys: Pick<Idempotency, 'read' | 'begin'>
  now: () => number
}

const RUNNING: KeyStanding = { kind: 'running', retryAfter: 1 }

export function createPlacing({ firestore, orders, keys, now }: PlacingDeps) {
  const reserving = createReservingStore(firestore, now)

  const decide = (requests: readonly Placing[]): Promise<Placed[]> =>
    orders.transact(async ({ transaction, create }) => {
      const [standings, shelf] = await Promise.all([
        keys.read(
          transaction,
          requests.map(({ key }) => key),
        ),
        reserving.read(
          transaction,
          requests.map(({ claim }) => claim),
        ),
      ])
      const begun = new Set<string>()
      const results: Placed[] = []
      for (const [at, { key, order, claim }] of requests.entries()) {
        const standing = begun.has(key.id) ? RUNNING : standings[at]!
        if (standing.kind !== 'new') {
          results.push({ kind: 'known', standing })
          continue
        }
        const shortages = reserve(shelf, claim)
        if (shortages.length > 0) {
          results.push({ kind: 'short', shortages })
          continue
        }
        begun.add(key.id)
        keys.begin(transaction, key, order.id)
        results.push({ kind: 'placed', order: await create(order) })
      }
      shelf.write(transaction, requests[0]!.order.ownerId)
      return results
    })

  const lanes = createLanes<Placing, Placed>({ keysOf: ({ claim }) => contendedBy(claim), decide })
  return { place: lanes.enter }
}
