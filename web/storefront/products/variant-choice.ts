// Which variant a customer has chosen. Pure.
import type { PublicProduct, PublicVariant } from '../../../services/shop/catalogue/schemas.ts'

type Choosing = Pick<PublicProduct, 'options' | 'variants'>

/** What is chosen before anybody has chosen: the first variant that can be bought. */
export function firstChoice({ variants }: Choosing): readonly string[] {
  return (variants.find(({ availability }) => availability !== 'out') ?? variants[0])?.options ?? []
}

/** Null for a combination that the product does not have. */
export function chosenVariant({ variants }: Choosing, chosen: readonly string[]): PublicVariant | null {
  return variants.find(({ options }) => options.every((value, at) => value === chosen[at])) ?? null
}

/** Whether nothing can be bought with this value and the other options as they are chosen. */
export function isSoldOut(product: Choosing, chosen: readonly string[], at: number, value: string): boolean {
  const variant = chosenVariant(product, chosen.with(at, value))
  return variant === null || variant.availability === 'out'
}
