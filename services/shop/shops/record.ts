import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { recordFields } from '../../platform/records.ts'
import { PublicShop, Shop } from './schemas.ts'

export const SHOPS = 'shops'

const { id: _id, missing: _missing, updatedAt: _updatedAt, ...fields } = Shop.properties

const facts = {
  ownerId: Type.String(),
  ...fields,
  state: Type.Enum(['live', 'deleting']),
  /** Every handle it has had; all of them stay its own and lead to it. */
  handles: Type.Array(Type.String()),
  /** The pages that say something. */
  pages: PublicShop.properties.pages,
  /** Whether customers see any product. */
  hasPublished: Type.Boolean(),
}
const ShopFacts = Type.Object(facts)
export type ShopFacts = Static<typeof ShopFacts> & { id: string }

const StoredShop = Type.Object({ ...facts, ...recordFields })
/** Its id is its owner's. */
export type ShopRecord = Static<typeof StoredShop> & { id: string }
export const shopDocuments = documents(StoredShop)
