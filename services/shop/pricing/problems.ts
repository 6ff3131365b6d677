// What customers are told, in plain words. `kind` is for programs.
import { formatMoney } from '../money/schemas.ts'
import type { WantedLine } from './input.ts'
import type { Problem } from './schemas.ts'

/** The language of the texts. */
const LOCALE = 'en'

const none = { lineId: null, code: '', before: null, now: null }
const nameOf = ({ sold, seenTitle }: WantedLine) => {
  if (!sold) return seenTitle === '' ? 'This article' : `“${seenTitle}”`
  return sold.variantTitle === '' ? `“${sold.title}”` : `“${sold.title}, ${sold.variantTitle}”`
}

export const notSold = (line: WantedLine): Problem => ({
  ...none,
  kind: 'not-sold',
  lineId: line.id,
  message: `${nameOf(line)} is no longer sold.`,
})

/** `left` is what this line can have. */
export const lessStock = (line: WantedLine, left: number): Problem => ({
  ...none,
  kind: left === 0 ? 'sold-out' : 'less-stock',
  lineId: line.id,
  message: left === 0 ? `${nameOf(line)} is sold out.` : `Only ${left} of ${nameOf(line)} can be had now.`,
  before: line.quantity,
  now: left,
})

/** What the whole cart is worth has a limit, too. */
export const tooMuch = (line: WantedLine, most: number): Problem => ({
  ...lessStock(line, most),
  message: `No more than ${most} of ${nameOf(line)} can be in one order.`,
})

export function priceChanged(line: WantedLine, price: number, currency: string): Problem {
  const before = line.seenPrice ?? price
  const [was, is] = [before, price].map((amount) => formatMoney(amount, currency, LOCALE))
  return {
    ...none,
    kind: 'price-changed',
    lineId: line.id,
    message: `${nameOf(line)} now costs ${is} instead of ${was}.`,
    before,
    now: price,
  }
}

const aboutCode = (kind: Problem['kind'], code: string, message: string): Problem => ({
  ...none,
  kind,
  code,
  message,
})

export const codeProblems = {
  unknown: (code: string) => aboutCode('code-unknown', code, `This shop has no code ${code}.`),
  early: (code: string) => aboutCode('code-not-now', code, `The code ${code} does not count yet.`),
  late: (code: string) => aboutCode('code-not-now', code, `The code ${code} no longer counts.`),
  usedUp: (code: string) =>
    aboutCode('code-used-up', code, `The code ${code} has been used as often as it can be.`),
  notForThese: (code: string) =>
    aboutCode('code-not-for-these', code, `The code ${code} is for other articles than these.`),
  tooLittle: (code: string, from: number, currency: string) =>
    aboutCode(
      'code-too-little',
      code,
      `The code ${code} counts for goods from ${formatMoney(from, currency, LOCALE)}.`,
    ),
}

const countries = new Intl.DisplayNames(LOCALE, { type: 'region' })

export const noShipping = (country: string): Problem => ({
  ...none,
  kind: 'no-shipping',
  message: `This shop does not ship these goods to ${countries.of(country) ?? country}.`,
})

export const shippingGone: Problem = {
  ...none,
  kind: 'shipping-gone',
  message: 'The chosen way of shipping is not possible for these goods. Please choose another.',
}
