// What is wrong with settings of a shop beyond their shapes.
import { AppError } from '../../platform/errors.ts'
import { checkHandle } from '../../platform/handles.ts'
import { checkOneLine, isBlank } from '../../platform/one-line.ts'
import { isCountry, isCurrency } from './countries.ts'
import type { ShopRecord } from './record.ts'
import type { ShopEdit, ShopOpening } from './schemas.ts'

const wrong = (field: string, message: string) =>
  new AppError('invalid', `${field}: ${message}`, { errors: [{ field, message }] })

/** Nothing that could end a header of a mail. */
const EMAIL = /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/

/** Throws AppError `invalid` naming the field. */
export function checkOpening({ handle, name, currency, country }: ShopOpening): void {
  checkHandle(handle)
  checkName(name)
  if (!isCurrency(currency)) throw wrong('currency', 'is not a currency')
  if (!isCountry(country)) throw wrong('country', 'is not a country')
}

/** Throws AppError `invalid` naming the field, and `conflict` for another currency while prices are in this one. */
export function checkEdit(shop: ShopRecord, edit: ShopEdit, hasPrices: boolean): void {
  // One that a shop has had is its own, even when it is reserved by now.
  if (edit.handle !== undefined && !shop.handles.includes(edit.handle)) checkNewHandle(shop, edit.handle)
  if (edit.name !== undefined) checkName(edit.name)
  if (edit.tagline !== undefined) checkOneLine({ tagline: edit.tagline })
  if (edit.currency !== undefined && edit.currency !== shop.currency) checkCurrency(edit.currency, hasPrices)
  if (edit.email && !EMAIL.test(edit.email)) throw wrong('email', 'is not an e-mail address')
  for (const [field, country] of countriesIn(edit))
    if (!isCountry(country)) throw wrong(field, `${country} is not a country`)
  const methods = edit.shipping?.map(({ id }) => id) ?? []
  const twice = methods.findIndex((id, index) => methods.indexOf(id) !== index)
  if (twice >= 0) throw wrong(`shipping.${twice}.id`, 'is the id of another method')
}

function checkName(name: string): void {
  if (isBlank(name)) throw wrong('name', 'is empty')
  checkOneLine({ name })
}

/** A shop keeps its earlier handles, so it may not have any number of them. */
const MOST_HANDLES = 10

function checkNewHandle({ handles }: ShopRecord, handle: string): void {
  checkHandle(handle)
  if (handles.length < MOST_HANDLES) return
  throw new AppError(
    'conflict',
    `A shop keeps its earlier handles, and has at most ${MOST_HANDLES} of them.`,
    {
      reason: 'too-many',
      errors: [{ field: 'handle', message: 'cannot be changed any more, except to an earlier one' }],
    },
  )
}

function checkCurrency(currency: string, hasPrices: boolean): void {
  if (!isCurrency(currency)) throw wrong('currency', 'is not a currency')
  if (!hasPrices) return
  throw new AppError(
    'conflict',
    'The currency cannot change any more, because products or orders have prices in it.',
    {
      reason: 'currency-in-use',
      errors: [{ field: 'currency', message: 'cannot change once there are products or orders' }],
    },
  )
}

/** Every country that is named, with the field that names it. */
const countriesIn = ({ country, address, tax, shipping = [] }: ShopEdit): [field: string, code: string][] => [
  ...(country === undefined ? [] : [['country', country] as [string, string]]),
  ...(address ? [['address.country', address.country] as [string, string]] : []),
  ...Object.keys(tax?.rates ?? {}).map((code): [string, string] => [`tax.rates.${code}`, code]),
  ...shipping.flatMap(({ countries }, method) =>
    countries.map((code, index): [string, string] => [`shipping.${method}.countries.${index}`, code]),
  ),
]
