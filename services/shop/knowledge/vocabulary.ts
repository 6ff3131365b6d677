// By which attributes an assistant may filter. Every question is compared with all of their values.
import type { Columns } from '../catalogue/columns.ts'

/** An attribute with more values tells products apart, as numbers of models do, and does not narrow them down. */
const MOST_VALUES = 500
const MOST_ATTRIBUTES = 100
/** Of all attributes together. */
const MOST_OF_ALL = 5000

export interface VocabularyAttribute {
  name: string
  values: string[]
}

type AttributeColumns = Pick<Columns, 'spelledNames' | 'values'>

const known = new WeakMap<AttributeColumns, readonly VocabularyAttribute[]>()

/** The same array for the same catalogue, so that what follows from it is made once. */
export function attributesIn(columns: AttributeColumns): readonly VocabularyAttribute[] {
  const made = known.get(columns) ?? make(columns)
  known.set(columns, made)
  return made
}

function make({ spelledNames, values }: AttributeColumns): VocabularyAttribute[] {
  const all = spelledNames.map((name): VocabularyAttribute => ({ name, values: [] }))
  for (const { name, value } of values) all[name]?.values.push(value)
  let left = MOST_OF_ALL
  return all
    .filter((attribute) => attribute.values.length <= MOST_VALUES)
    .slice(0, MOST_ATTRIBUTES)
    .filter((attribute) => {
      left -= attribute.values.length
      return left >= 0
    })
}
