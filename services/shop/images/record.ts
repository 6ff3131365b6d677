import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { makingFields } from '../../platform/judge-making.ts'
import { nullable } from '../../platform/schemas.ts'
import { Focus, ShopImage } from './schemas.ts'

export const MAKINGS = 'shopImageMakings'
/** How many images were made for a shop on one day, UTC. */
export const DAYS = 'shopImageDays'

/** One image that somebody wanted. It is a claim, so that it is made once, and what became of it. */
const StoredMaking = Type.Object({ photoId: Type.String(), focus: Focus, ...makingFields })
export type Making = Static<typeof StoredMaking> & { id: string }
export const makingDocuments = documents(StoredMaking)

const { photoId, version } = ShopImage.properties
const Used = Type.Object({ photoId, version, focus: Focus })

/** What products and categories say about the images that they show. */
export const productImages = documents(Type.Object({ ownerId: Type.String(), images: Type.Array(Used) }))
export const categoryImages = documents(
  Type.Object({ ownerId: Type.String(), image: Used, trashedAt: nullable(Type.String()) }),
)
