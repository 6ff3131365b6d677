import { expect, test } from 'vitest'
import { setUp } from '../../api/test-world.ts'
import type { LiveStream } from '../../platform/live.ts'
import { createChanging } from './changing.ts'
import { createLive } from './live.ts'
import { createOrderStore } from './store.ts'
import { placeOrder } from './test-orders.ts'

test('maker and customer are told of their order, a stranger and of a pending one nobody', async () => {
  await using world = await setUp()
  const { firestore, clock } = world
  const { now } = clock
  const store = createOrderStore(firestore, now)
  const [orders, purchases] = createLive(store)
  const since = new Date(now() - 1000).toISOString()
  const told: string[] = []
  const watch = (who: string, stream: LiveStream<never>, id: string) =>
    stream.watch(id, since, {
      changed: ({ type, data }: { type: string; data: { state: string; needsAttention: boolean } }) =>
        void told.push(`${who}: ${type} ${data.state}${data.needsAttention ? '!' : ''}`),
      failed: (error) => void told.push(String(error)),
    } as Parameters<LiveStream<never>['watch']>[2])
  const stops = [
    watch('maker', orders as never, 'ana'),
    watch('customer', purchases as never, 'ben'),
    watch('stranger', orders as never, 'eve'),
    watch('stranger', purchases as never, 'eve'),
  ]
  const place = (options: object) => placeOrder({ firestore, now }, 'ana', { customerId: 'ben', ...options })
  await place({ state: 'pending', placedAt: null })
  const order = await place({})
  await expect.poll(() => told.toSorted()).toEqual(['customer: purchase placed', 'maker: order placed'])

  told.length = 0
  clock.advance(1)
  const changing = createChanging({ firestore, store, publish: async () => '', now })
  await changing.change(order.id, (found) => found && { ...found, state: 'preparing', needsAttention: true })
  await expect
    .poll(() => told.toSorted())
    .toEqual(['customer: purchase preparing', 'maker: order preparing!'])
  for (const stop of stops) stop()
})
