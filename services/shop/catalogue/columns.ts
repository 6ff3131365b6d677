// A snapshot's products, prepared for narrowing: attributes and categories as numbers, so that thousands of products are
// looked through in a millisecond or two.
import { fold } from '../../platform/words.ts'
import type { ListEntry, Snapshot } from './snapshot.ts'

export interface Columns {
  products: readonly ListEntry[]
  /** Whether each product is in stock, 1 or 0: apart from the products, so that fewer of them are touched. */
  isInStock: Uint8Array
  /** How many categories there are. */
  categories: number
  /** Positions in `products`. */
  byId: ReadonlyMap<string, number>
  /** Numbers of attribute names, by what people may write for them. */
  names: ReadonlyMap<string, number>
  /** How each name is written. */
  spelledNames: readonly string[]
  /** For each number of a name, the numbers of its values. */
  valuesOf: readonly ReadonlyMap<string, number>[]
  /** For each number of a value: how it is written, and the number of its name. */
  values: readonly { value: string; name: number }[]
  /** The values that each product has. Short arrays of small numbers are quicker to go through than typed ones. */
  productValues: readonly (readonly number[])[]
  /** The categories that each product is in, by their places in the snapshot. */
  productCategories: readonly (readonly number[])[]
}

/** Spellings that differ in case or accents only are one value. */
export const attributeKey = (text: string): string => fold(text).trim()

export function toColumns({ products, categories }: Snapshot): Columns {
  const names = new Map<string, number>()
  const spelledNames: string[] = []
  const valuesOf: Map<string, number>[] = []
  const values: { value: string; name: number }[] = []

  function numberOfName(name: string): number {
    const key = attributeKey(name)
    const known = names.get(key)
    if (known !== undefined) return known
    names.set(key, spelledNames.length)
    valuesOf.push(new Map())
    return spelledNames.push(name) - 1
  }

  function numberOfValue(name: number, value: string): number {
    const key = attributeKey(value)
    const known = valuesOf[name]?.get(key)
    if (known !== undefined) return known
    valuesOf[name]?.set(key, values.length)
    return values.push({ value, name }) - 1
  }

  const places = new Map(categories.map(({ id }, place) => [id, place]))
  const numbers = ({ attributes }: ListEntry) =>
    attributes.flatMap((attribute) => {
      const name = numberOfName(attribute.name)
      return attribute.values.map((value) => numberOfValue(name, value))
    })
  const placesOf = ({ categoryIds }: ListEntry) =>
    categoryIds.map((id) => places.get(id)).filter((place) => place !== undefined)

  return {
    products,
    isInStock: Uint8Array.from(products, ({ isInStock }) => (isInStock ? 1 : 0)),
    categories: categories.length,
    byId: new Map(products.map(({ id }, position) => [id, position])),
    productValues: products.map((product) => [...new Set(numbers(product))]),
    productCategories: products.map((product) => [...new Set(placesOf(product))]),
    names,
    spelledNames,
    valuesOf,
    values,
  }
}
