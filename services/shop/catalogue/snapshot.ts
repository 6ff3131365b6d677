// A shop's catalogue in one object: what lists draw and, apart from it, the search index.
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import Type, { type Static } from 'typebox'
import Schema from 'typebox/schema'
import { Category } from '../categories/schemas.ts'
import { Discount } from '../discounts/schemas.ts'
import { Faq } from '../faqs/schemas.ts'
import { ShopImage } from '../images/schemas.ts'
import { ShopPage } from '../pages/schemas.ts'
import { ProductAttribute } from '../products/schemas.ts'

/** Raised when snapshots of the program before cannot be read, or rank differently: they are then made anew. */
export const FORMAT = 2

const [pack, unpack] = [promisify<Buffer, Buffer>(gzip), promisify<Buffer, Buffer>(gunzip)]

/** A published product, with its cheapest variant and what its dearest costs. Sales are not in the prices. */
export const ListEntry = Type.Object({
  id: Type.String(),
  title: Type.String(),
  slug: Type.String(),
  image: Type.Union([ShopImage, Type.Null()]),
  price: Type.Integer(),
  highestPrice: Type.Integer(),
  compareAt: Type.Union([Type.Integer(), Type.Null()]),
  isInStock: Type.Boolean(),
  categoryIds: Type.Array(Type.String()),
  attributes: Type.Array(ProductAttribute),
  addedAt: Type.String(),
  updatedAt: Type.String(),
})
export type ListEntry = Static<typeof ListEntry>

/** A discount without a code. */
export const Sale = Type.Pick(Discount, [
  'id',
  'title',
  'code',
  'kind',
  'value',
  'productIds',
  'categoryIds',
  'minTotal',
  'startsAt',
  'endsAt',
  'isActive',
])
export type Sale = Static<typeof Sale>

const Snapshot = Type.Object({
  format: Type.Literal(FORMAT),
  /** The language by which the index has word forms. */
  language: Type.String(),
  products: Type.Array(ListEntry),
  /** In their order. */
  categories: Type.Array(Category),
  faqs: Type.Array(Faq),
  pages: Type.Array(Type.Object({ id: Type.String(), ...ShopPage.properties })),
  sales: Type.Array(Sale),
})
export type Snapshot = Static<typeof Snapshot>

export const emptySnapshot = (language: string): Snapshot => ({
  format: FORMAT,
  language,
  products: [],
  categories: [],
  faqs: [],
  pages: [],
  sales: [],
})

/** The index is parsed when somebody searches, because most requests do not. */
export interface PackedSnapshot {
  snapshot: Snapshot
  /** JSON. */
  index: Buffer
  /** Bytes that were unpacked. */
  size: number
}

/** Neither part contains a line break: in JSON it is always escaped. */
const BREAK = 0x0a

export const packSnapshot = (snapshot: Snapshot, index: string): Promise<Buffer> =>
  pack(Buffer.from(`${JSON.stringify(snapshot)}\n${index}`))

/** Null for a snapshot of another version of the program. */
export async function unpackSnapshot(bytes: Buffer): Promise<PackedSnapshot | null> {
  const all = await unpack(bytes)
  const end = all.indexOf(BREAK)
  const snapshot: unknown = JSON.parse(all.toString('utf8', 0, end))
  if (!Schema.Check(Head, snapshot)) return null
  return { snapshot: snapshot as Snapshot, index: all.subarray(end + 1), size: all.length }
}

/** The program wrote it itself, so only its version is looked at: checking ten thousand products would take long. */
const Head = Type.Object({ format: Type.Literal(FORMAT) })
