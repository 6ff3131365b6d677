// The function may end anywhere. Whatever it had done then, the next event finishes the order once.
import type { Firestore } from '@google-cloud/firestore'
import { expect, test } from 'vitest'
import { shareWorld } from '../../services/platform/test-shared-world.ts'
import type { OrderRecord } from '../../services/shop/orders/record.ts'
import { type SharedWorld, setUpIn, startShared } from './test-world.ts'

let shared: SharedWorld
shareWorld(startShared, (world) => {
  shared = world
})

const setUp = () => setUpIn(shared)

/** A database whose connection is lost before its nth transaction. */
function endingBefore(firestore: Firestore, nth: number): Firestore {
  let begun = 0
  return new Proxy(firestore, {
    get(target, name) {
      const value = Reflect.get(target, name, target)
      if (name === 'runTransaction')
        return (...given: Parameters<Firestore['runTransaction']>) => {
          begun += 1
          if (begun >= nth) throw new Error('killed')
          return target.runTransaction(...given)
        }
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

const settled = ({ reservation, doneRevision, invoice, mails, counted }: OrderRecord) => ({
  reservation,
  doneRevision,
  number: invoice?.number.slice(5),
  hasPaper: invoice?.paper !== null,
  mails: mails.map(({ state }) => state),
  counted: counted?.orders,
})

// Stock, number, paper, claim and outcome of two mails, figures, end.
test.each([1, 2, 3, 4, 5, 6, 7, 8, 9])('killed before its transaction %i', async (nth) => {
  const world = await setUp()
  const { id, lines } = await world.place({
    mails: [
      { kind: 'confirmation', about: '', state: 'wanted' },
      { kind: 'new-order', about: '', state: 'wanted' },
    ],
  })
  const event = { ownerId: world.maker.id, orderId: id }
  const killed = world.handler({ firestore: endingBefore(world.firestore, nth) })
  await expect(killed(event)).rejects.toThrow('killed')
  await world.fulfil(id)
  await world.fulfil(id)

  const order = await world.order(id)
  expect(settled(order)).toMatchObject({
    ...{ reservation: 'taken', doneRevision: 1, number: '0001', hasPaper: true, counted: 1 },
  })
  expect(await world.stock(lines[0]!.variantId)).toMatchObject({ onHand: 8, reserved: 0 })
  // A mail whose outcome was not written may have gone, and is not sent again; no mail goes twice.
  for (const { state } of order.mails) expect(['sent', 'sending']).toContain(state)
  expect(new Set(world.subjects()).size).toBe(world.subjects().length)
  const [files] = await world.buckets.papers.getFiles({ prefix: `shop/orders/${world.maker.id}/${id}/` })
  expect(files).toHaveLength(1)
  const figures = (await world.maker.request('GET', '/api/v1/shop/figures')).json()
  expect(figures).toMatchObject({ orders: 1, revenue: 2975, bestsellers: [{ quantity: 2 }] })
})
