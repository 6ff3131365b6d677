import { expect, test } from 'vitest'
import { acknowledged, added, afterOrder, merged, withCode, withQuantity } from './contents.ts'
import { type CartContents, EMPTY, type StoredLine } from './record.ts'

const line = (id: string, quantity: number, edit: Partial<StoredLine> = {}): StoredLine => ({
  ...{ id, productId: `p-${id}`, variantId: `v-${id}`, note: '', quantity },
  ...{ seenPrice: null, seenTitle: '' },
  ...edit,
})
const cart = (lines: StoredLine[], edit: Partial<CartContents> = {}): CartContents => ({
  ...EMPTY,
  lines,
  ...edit,
})
const many = (count: number) => Array.from({ length: count }, (_, index) => line(`${index}`, 1))
const quantities = ({ lines }: CartContents) => lines.map(({ id, quantity }) => [id, quantity])

test('the same variant with the same note is one line, up to the most of a line', () => {
  const one = added(cart([]), { productId: 'p', variantId: 'v', quantity: 5000 }, 'a')
  expect(quantities(added(one, { productId: 'p', variantId: 'v', quantity: 5000 }, 'b'))).toEqual([
    ['a', 9999],
  ])
  const noted = { productId: 'p', variantId: 'v', quantity: 1, note: 'Ana' }
  expect(quantities(added(one, noted, 'b'))).toEqual([
    ['a', 5000],
    ['b', 1],
  ])
})

test('a cart has limits', () => {
  const full = cart(many(100))
  const more = { productId: 'p', variantId: 'v', quantity: 1 }
  expect(() => added(full, more, 'new')).toThrow('at most 100 lines')
  expect(added(full, { productId: 'p-7', variantId: 'v-7', quantity: 1 }, 'new').lines[7]?.quantity).toBe(2)
  const codes = ['A', 'B', 'C', 'D', 'E']
  expect(() => withCode(cart([], { codes }), 'F')).toThrow('at most 5 codes')
  expect(withCode(cart([], { codes }), 'C').codes).toEqual(codes)
})

test('zero takes a line out, and a line that is not there is not found', () => {
  expect(quantities(withQuantity(cart([line('a', 1), line('b', 2)]), 'a', 0))).toEqual([['b', 2]])
  expect(() => withQuantity(cart([]), 'a', 1)).toThrow('No line a')
})

test('carts become one', () => {
  const own = cart([line('a', 9000), line('b', 1)], {
    codes: ['MAY'],
    country: 'DE',
    shippingMethodId: 'post',
  })
  const guest = cart([{ ...line('a', 5000), id: 'other' }, line('c', 3)], {
    codes: ['MAY', 'NEW'],
    country: 'FR',
  })
  expect(merged(own, guest)).toEqual({
    ...own,
    lines: [line('a', 9999), line('b', 1), line('c', 3)],
    codes: ['MAY', 'NEW'],
    country: 'FR',
  })
  expect(merged(cart(many(99)), cart([line('x', 1), line('y', 1)])).lines).toHaveLength(100)
})

test('an order takes out what was bought, once, and leaves what was added since', () => {
  const before = cart([line('a', 5), line('b', 1), line('c', 2)], {
    codes: ['MAY'],
    shippingMethodId: 'post',
  })
  const order = { id: 'o', lines: [line('a', 3), line('b', 1), line('gone', 9)] }
  const after = afterOrder(before, order)
  expect(quantities(after)).toEqual([
    ['a', 2],
    ['c', 2],
  ])
  expect(after).toMatchObject({ codes: [], shippingMethodId: null })
  expect(afterOrder(after, order)).toBe(after)
})

test('what was shown and cannot be had is gone after it was seen', () => {
  const shown = { id: 'a', quantity: 2, unitPrice: 700, title: 'Tea', variantTitle: 'L' }
  const problem = { kind: 'code-too-little', lineId: null, code: 'MAY', message: '', before: null, now: null }
  const priced = { lines: [shown], problems: [problem, { ...problem, kind: 'shipping-gone', code: '' }] }
  const before = cart([line('a', 5), line('b', 1)], { codes: ['MAY', 'NEW'], shippingMethodId: 'post' })
  expect(acknowledged(before, priced as never)).toEqual(
    cart([line('a', 2, { seenPrice: 700, seenTitle: 'Tea, L' })], { codes: ['NEW'] }),
  )
})
