import Type, { type Static } from 'typebox'
import { documents, Time } from '../../platform/documents.ts'
import { nullable } from '../../platform/schemas.ts'
import { Focus, ShopImage } from './schemas.ts'

export const MAKINGS = 'shopImageMakings'
/** How many images were made for a shop on one day, UTC. */
export const DAYS = 'shopImageDays'

/** One image that somebody wanted. It is a claim, so that it is made once, and what became of it. */
const StoredMaking = Type.Object({
  ownerId: Type.String(),
  photoId: Type.String(),
  focus: Focus,
  state: Type.Enum(['making', 'made', 'failed']),
  /** How often somebody set out to make it without an end. */
  attempts: Type.Integer(),
  /** How long the state counts: the end of the lease, of the trust in the object, or of not trying again. */
  until: Time,
  /** When the database may remove it. */
  expiresAt: Time,
})
export type Making = Static<typeof StoredMaking> & { id: string }
export const makingDocuments = documents(StoredMaking)

const { photoId, version } = ShopImage.properties
const Used = Type.Object({ photoId, version, focus: Focus })

/** What products and categories say about the images that they show. */
export const productImages = documents(Type.Object({ ownerId: Type.String(), images: Type.Array(Used) }))
export const categoryImages = documents(
  Type.Object({ ownerId: Type.String(), image: Used, trashedAt: nullable(Type.String()) }),
)
