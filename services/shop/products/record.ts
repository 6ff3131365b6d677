import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { recordFields } from '../../platform/records.ts'
import { Product, Variant } from './schemas.ts'

export const PRODUCTS = 'shopProducts'

const { id: _id, updatedAt: _updatedAt, variants: _variants, ...fields } = Product.properties
const { onHand: _onHand, reserved: _reserved, ...variantFields } = Variant.properties

/** A variant without its stock, which is in `stock/`. */
export const StoredVariant = Type.Object(variantFields)
export type StoredVariant = Static<typeof StoredVariant>

const facts = {
  ownerId: Type.String(),
  ...fields,
  variants: Type.Array(StoredVariant),
  /** `deleting`: nobody sees it any more, and what belongs to it is being removed. */
  state: Type.Enum(['live', 'deleting']),
}
const ProductFacts = Type.Object(facts)
export type ProductFacts = Static<typeof ProductFacts> & { id: string }

const StoredProduct = Type.Object({
  ...facts,
  ...recordFields,
  /** Upper case; by which a variant is found that must not exist twice. */
  skus: Type.Array(Type.String()),
  /** What lists ask for. */
  facets: Type.Array(Type.String()),
  /** The photos that are public because of it; empty unless it is published. */
  publicPhotoIds: Type.Array(Type.String()),
})
export type ProductRecord = Static<typeof StoredProduct> & { id: string }
export const productDocuments = documents(StoredProduct)

export const isPublic = ({ status, state, trashedAt }: ProductFacts): boolean =>
  status === 'published' && state === 'live' && trashedAt === null
