// The buyers of a measurement, in a process of their own: rounds through the checkout, and rounds of bare transactions.
import { once } from 'node:events'
import { connectFirestore } from '../../services/platform/clients.ts'
import { PROJECT } from '../../services/platform/test-cloud.ts'
import type { OrderRequest } from '../../services/shop/checkout/schemas.ts'
import { connectStudio } from '../proof/connect-studio.ts'
import { bareOrders } from './bare-orders.ts'
import { timed } from './measure.ts'

export interface BuyingOptions {
  ownerId: string
  requests: OrderRequest[]
  rounds: number
  warmUp: number
}

/** Milliseconds until all orders are answered, and of processor time of this process. */
export interface Side {
  ms: number
  processor: number
}
export type RoundResult = Record<'whole' | 'bare', Side>

const [options] = (await once(process, 'message')) as [BuyingOptions]
const { ownerId, requests, rounds, warmUp } = options
const { shop: room } = await connectStudio({ now: Date.now })
const firestore = await connectFirestore({ GOOGLE_CLOUD_PROJECT: PROJECT } as never)
const shop = (await room.reader.byOwner(ownerId))!

const buy = (request: OrderRequest, key: string) =>
  room.buying.checkout.order({
    ...{ shop, key, request, buyer: { accountId: null, guestId: null } },
    origin: 'https://studio.example',
  })
const first = await buy(requests[0]!, 'first')
const bare = await bareOrders(firestore, first.order.id)

const measured = async (work: () => Promise<unknown>): Promise<Side> => {
  const before = process.cpuUsage()
  const ms = await timed(work)
  const { user, system } = process.cpuUsage(before)
  return { ms, processor: (user + system) / 1000 }
}

const results: RoundResult[] = []
for (let round = 0; round < warmUp + rounds; round++) {
  const sides = {
    whole: () => Promise.all(requests.map((request, n) => buy(request, `round-${round}-${n}`))),
    bare: () => Promise.all(requests.map((request) => bare(request.lines![0]!))),
  }
  // Whoever comes second finds a warmer database, so they take turns.
  const order = round % 2 === 0 ? (['whole', 'bare'] as const) : (['bare', 'whole'] as const)
  const result: Partial<RoundResult> = {}
  for (const side of order) result[side] = await measured(sides[side])
  if (round >= warmUp) results.push(result as RoundResult)
}
process.send?.(results)
process.on('disconnect', () => process.exit())
