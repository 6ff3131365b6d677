// What happens to the contents of a cart. Everything here is a function of its arguments.
import { AppError } from '../../platform/errors.ts'
import type { Priced } from '../pricing/schemas.ts'
import type { CartContents, StoredLine } from './record.ts'
import { type LineAddition, MAX_CART_CODES, MAX_CART_LINES, MAX_LINE_QUANTITY } from './schemas.ts'

/** Orders that are remembered; a late message about an older one changes nothing either, as its lines are gone. */
const ORDERS_KEPT = 10

const isSame = (a: Goods, b: StoredLine) =>
  a.productId === b.productId && a.variantId === b.variantId && (a.note ?? '') === b.note

type Goods = Omit<LineAddition, 'quantity'>

const sumOf = (a: number, b: number) => Math.min(MAX_LINE_QUANTITY, a + b)

/** The line that these goods go onto; null when it is a new one. */
export const lineFor = ({ lines }: CartContents, addition: Goods): StoredLine | null =>
  lines.find((line) => isSame(addition, line)) ?? null

/** Throws AppError `conflict` when there are too many lines. */
export function added(cart: CartContents, addition: LineAddition, id: string): CartContents {
  const { productId, variantId, quantity, note = '' } = addition
  const same = lineFor(cart, addition)
  if (same) return withQuantity(cart, same.id, sumOf(same.quantity, quantity))
  if (cart.lines.length >= MAX_CART_LINES)
    throw new AppError('conflict', `A cart has at most ${MAX_CART_LINES} lines.`, {
      reason: 'cart-full',
    })
  const line = { id, productId, variantId, note, quantity, seenPrice: null, seenTitle: '' }
  return { ...cart, lines: [...cart.lines, line] }
}

/** Zero takes the line out. Throws AppError `not-found`. */
export function withQuantity(cart: CartContents, id: string, quantity: number): CartContents {
  if (!cart.lines.some((line) => line.id === id)) throw new AppError('not-found', `No line ${id}`)
  const lines = cart.lines.flatMap((line) => {
    if (line.id !== id) return [line]
    return quantity === 0 ? [] : [{ ...line, quantity }]
  })
  return { ...cart, lines }
}

/** Throws AppError `conflict` when there are too many. */
export function withCode(cart: CartContents, code: string): CartContents {
  if (cart.codes.includes(code)) return cart
  if (cart.codes.length >= MAX_CART_CODES)
    throw new AppError('conflict', `An order has at most ${MAX_CART_CODES} codes.`, {
      reason: 'too-many-codes',
    })
  return { ...cart, codes: [...cart.codes, code] }
}

/** Quantities add up. What is beyond the limits of a cart is left out, the guest's last lines first. */
export function merged(own: CartContents, guest: CartContents): CartContents {
  const lines = [...own.lines]
  for (const line of guest.lines) {
    const at = lines.findIndex((each) => isSame(line, each))
    const same = lines[at]
    if (same) lines[at] = { ...same, quantity: sumOf(same.quantity, line.quantity) }
    else lines.push(line)
  }
  return {
    ...own,
    lines: lines.slice(0, MAX_CART_LINES),
    codes: [...new Set([...own.codes, ...guest.codes])].slice(0, MAX_CART_CODES),
    // What was chosen last is the guest's.
    country: guest.country ?? own.country,
    shippingMethodId: guest.shippingMethodId ?? own.shippingMethodId,
  }
}

/** Everything as it was shown: what cannot be had is gone, and so are codes and shipping that do not count. */
export function acknowledged(cart: CartContents, priced: Priced): CartContents {
  const isAbout = (code: string) => priced.problems.some((problem) => problem.code === code)
  const isGone = priced.problems.some(({ kind }) => kind === 'shipping-gone')
  return {
    ...cart,
    lines: cart.lines.flatMap((line) => {
      const had = priced.lines.find(({ id }) => id === line.id)
      return had ? [seen({ ...line, quantity: had.quantity }, had)] : []
    }),
    codes: cart.codes.filter((code) => !isAbout(code)),
    shippingMethodId: isGone ? null : cart.shippingMethodId,
  }
}

/**
 * After a change by the customer: the line that was changed has its price from now on, and so has every line whose price
 * was right before, because a discount that begins or ends with the change surprises nobody.
 */
export function settled(
  cart: CartContents,
  { before, after, changedId }: { before: Priced; after: Priced; changedId: string | null },
): CartContents {
  const isNews = (id: string) =>
    before.problems.some(({ lineId, kind }) => lineId === id && kind === 'price-changed')
  return {
    ...cart,
    lines: cart.lines.map((line) => {
      const had = after.lines.find(({ id }) => id === line.id)
      return had && (line.id === changedId || !isNews(line.id)) ? seen(line, had) : line
    }),
  }
}

/** Without what was ordered from it; what was added since stays. */
export function afterOrder(
  cart: CartContents,
  order: { id: string; lines: readonly { id: string; quantity: number }[] },
): CartContents {
  if (cart.orderIds.includes(order.id)) return cart
  const bought = new Map(order.lines.map(({ id, quantity }) => [id, quantity]))
  return {
    ...cart,
    lines: cart.lines.flatMap((line) => {
      const quantity = line.quantity - (bought.get(line.id) ?? 0)
      return quantity > 0 ? [{ ...line, quantity }] : []
    }),
    codes: [],
    shippingMethodId: null,
    orderIds: [...cart.orderIds, order.id].slice(-ORDERS_KEPT),
  }
}

function seen(
  line: StoredLine,
  { unitPrice, title, variantTitle }: { unitPrice: number; title: string; variantTitle: string },
): StoredLine {
  const seenTitle = variantTitle === '' ? title : `${title}, ${variantTitle}`
  return { ...line, seenPrice: unitPrice, seenTitle }
}
