// How a product of the demo shop is written down.
import type { TaxClass } from '../money/schemas.ts'
import type { Drawing } from './drawings/picture.ts'

export interface DemoVariant {
  /** Its size, which is shown where there are several. */
  size: string
  sku: string
  /** Cents. */
  price: number
  compareAt: number | null
  /** Grams. */
  weight: number
  onHand: number
}

export interface DemoProduct {
  title: string
  /** Markdown. */
  description: string
  attributes: Record<string, readonly string[]>
  variants: readonly DemoVariant[]
  taxClass: TaxClass
  isDraft: boolean
  picture: { drawing: Drawing; backdrop: string; alt: string }
}

export interface DemoCategory {
  title: string
  slug: string
  description: string
  products: readonly DemoProduct[]
}

type Size = readonly [size: string, price: number, weight: number, onHand: number, compareAt?: number]

/** Variants that differ by size; their SKUs end with it. */
export const sizes = (sku: string, ...all: readonly Size[]): DemoVariant[] =>
  all.map(([size, price, weight, onHand, compareAt]) => ({
    size,
    sku: `${sku}-${size.replace(/[^0-9a-z]/gi, '').toUpperCase()}`,
    price,
    compareAt: compareAt ?? null,
    weight,
    onHand,
  }))

/** Food, which is taxed at the reduced rate, and is sold. */
export const food = (
  product: Omit<DemoProduct, 'taxClass' | 'isDraft'> & Partial<DemoProduct>,
): DemoProduct => ({ taxClass: 'reduced', isDraft: false, ...product })
