// The stock of one variant, in a document of its own, whose id is the variant's.
import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { nullable } from '../../platform/schemas.ts'

export const STOCK = 'shopStock'

const StoredStock = Type.Object({
  ownerId: Type.String(),
  productId: Type.String(),
  /** What is there, including what is reserved; null when it is not counted. */
  onHand: nullable(Type.Integer()),
  /** For orders that are not final yet. */
  reserved: Type.Integer(),
  /** Of a product that is published: only these can be bought. */
  isSold: Type.Boolean(),
  /** Of a variant that is gone: the document goes, too, once no order reserves anything of it. */
  isRemoved: Type.Boolean({ default: false }),
  updatedAt: Type.String(),
})
export type StockRecord = Static<typeof StoredStock> & { id: string }
export const stockDocuments = documents(StoredStock)

/** What can still be bought; null when it never runs out. */
export const available = ({ onHand, reserved }: Pick<StockRecord, 'onHand' | 'reserved'>): number | null =>
  onHand === null ? null : Math.max(0, onHand - reserved)

/** Whether lists say that it cannot be had. */
export const isOut = (stock: Pick<StockRecord, 'onHand' | 'reserved'>): boolean => available(stock) === 0

/** Whether nobody needs to know of it any more. */
export const isOver = ({ isRemoved, reserved }: Pick<StockRecord, 'isRemoved' | 'reserved'>): boolean =>
  isRemoved && reserved === 0
