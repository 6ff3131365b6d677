import Type, { type TSchema } from 'typebox'

/** A page of a list; `nextCursor` is opaque and absent (null) on the last page. */
export const Page = <Item extends TSchema>(item: Item) =>
  Type.Object({ items: Type.Array(item), nextCursor: Type.Union([Type.String(), Type.Null()]) })
