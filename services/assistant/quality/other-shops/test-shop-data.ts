// How the small shops here are written down.

export interface ShopData {
  name: string
  currency: string
  /** That of the shop's settings. */
  language: string
  /** By slug. */
  categories: Record<string, readonly [title: string, description: string]>
  products: readonly ProductData[]
  /** By id. */
  faqs: Record<string, readonly [question: string, answer: string]>
  pages: Record<string, readonly [title: string, body: string]>
}

export interface ProductData {
  id: string
  title: string
  text: string
  category: string
  attributes: Record<string, readonly string[]>
  /** Values of its options, the price in minor units, and whether it is there. */
  variants: readonly (readonly [options: readonly string[], price: number, isInStock?: boolean])[]
  /** Of the first variant, before a sale. */
  before?: number
}

/** All combinations of sizes and colours at one price, of which some are gone: `M Navy`. */
export const inAll = (
  price: number,
  sizes: readonly string[],
  colours: readonly string[],
  gone: readonly string[] = [],
): ProductData['variants'] =>
  sizes.flatMap((size) =>
    colours.map((colour) => [[size, colour], price, !gone.includes(`${size} ${colour}`)] as const),
  )

export const one = (price: number, isInStock = true): ProductData['variants'] => [[[], price, isInStock]]
