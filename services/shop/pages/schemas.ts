// The texts that a shop needs besides its goods.
import Type, { type Static } from 'typebox'

export const PAGE_KINDS = ['about', 'terms', 'privacy', 'imprint', 'returns'] as const
export const PageKind = Type.Enum([...PAGE_KINDS])
export type PageKind = Static<typeof PageKind>

/** An empty body means that the shop does not have the page. */
export const ShopPageEdit = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 120 }),
    /** Markdown. */
    body: Type.String({ maxLength: 50_000 }),
  },
  { additionalProperties: false },
)
export type ShopPageEdit = Static<typeof ShopPageEdit>

export const ShopPage = Type.Object({
  kind: PageKind,
  ...ShopPageEdit.properties,
  updatedAt: Type.String(),
})
export type ShopPage = Static<typeof ShopPage>

/** A text that is being written, and what becomes of it. */
export const MarkdownText = Type.Object(
  { text: ShopPageEdit.properties.body },
  { additionalProperties: false },
)
export const RenderedText = Type.Object({
  /** Sanitised. */
  html: Type.String(),
})
