import Type, { type Static } from 'typebox'
import { Id, nullable } from '../../platform/schemas.ts'
import { ImageChoice, ShopImage } from '../images/schemas.ts'
import { Slug } from '../products/schemas.ts'

const written = {
  title: Type.String({ minLength: 1, maxLength: 80 }),
  slug: Slug,
  description: Type.String({ maxLength: 2000 }),
}

export const CategoryEdit = Type.Object(
  { ...Type.Partial(Type.Object({ ...written, image: nullable(ImageChoice) })).properties },
  { additionalProperties: false, minProperties: 1 },
)
export type CategoryEdit = Static<typeof CategoryEdit>

export const CategoryCreation = Type.Object(
  { ...CategoryEdit.properties, title: written.title },
  { additionalProperties: false },
)
export type CategoryCreation = Static<typeof CategoryCreation>

export const Category = Type.Object({
  id: Id,
  ...written,
  image: nullable(ShopImage),
  /** The place among the others, from 0. */
  position: Type.Integer(),
  addedAt: Type.String(),
  updatedAt: Type.String(),
})
export type Category = Static<typeof Category>
