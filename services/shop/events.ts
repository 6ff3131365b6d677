import Type, { type Static } from 'typebox'
import { Id } from '../platform/schemas.ts'
import type { Topic } from '../platform/topic.ts'
import { UploadedObject } from '../platform/uploaded-object.ts'
import { IMAGE_FORMATS, IMAGE_SHAPES, IMAGE_WIDTHS, ShopImage } from './images/schemas.ts'
import { UPLOADS } from './paths.ts'

export const MOST_CHANGES = 200

/**
 * What a shop says about itself has changed: its search and its assistant read it again. Without ids, anything may
 * have; what is said by ids may be read from the records.
 */
export const KnowledgeChanged = Type.Object({
  ownerId: Id,
  changes: Type.Array(Type.Object({ kind: Type.Enum(['product', 'category', 'faq', 'page']), id: Id }), {
    maxItems: MOST_CHANGES,
  }),
})
export type KnowledgeChanged = Static<typeof KnowledgeChanged>
export const knowledgeChanged = {
  name: 'knowledge-changed',
  payload: KnowledgeChanged,
} as const satisfies Topic

/**
 * An order was placed, or something is to be done for it: an invoice, a mail, a refund. What it is, follows from the
 * order.
 */
export const OrderPlaced = Type.Object({ ownerId: Id, orderId: Id })
export type OrderPlaced = Static<typeof OrderPlaced>
export const orderPlaced = { name: 'order-placed', payload: OrderPlaced } as const satisfies Topic

/** A catalogue as a file has arrived, or what it said is to be taken over. */
export const catalogueUploaded = {
  name: 'catalogue-uploaded',
  payload: UploadedObject,
  announces: 'documents',
  announcedPrefix: UPLOADS,
} as const satisfies Topic

/** Everything of an uploaded catalogue is to be removed. */
export const CatalogueDiscarded = Type.Object({ ownerId: Id, id: Id })
export type CatalogueDiscarded = Static<typeof CatalogueDiscarded>
export const catalogueDiscarded = {
  name: 'catalogue-discarded',
  payload: CatalogueDiscarded,
} as const satisfies Topic

/** Somebody looks at an image in a size that does not exist yet. */
export const ShopImageWanted = Type.Object({
  photoId: Id,
  version: ShopImage.properties.version,
  width: Type.Enum([...IMAGE_WIDTHS]),
  shape: Type.Enum([...IMAGE_SHAPES]),
  format: Type.Enum([...IMAGE_FORMATS]),
})
export type ShopImageWanted = Static<typeof ShopImageWanted>
export const shopImageWanted = {
  name: 'shop-image-wanted',
  payload: ShopImageWanted,
} as const satisfies Topic
