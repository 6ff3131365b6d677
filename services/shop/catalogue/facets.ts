// Counts of a narrowed list, as customers see them.
import type { Columns } from './columns.ts'
import type { Filters, Narrowed } from './narrowing.ts'
import type { CategoryCount, Facet, FacetValue } from './schemas.ts'
import type { Snapshot } from './snapshot.ts'

/** More choices than this help nobody; those with the most products are shown, and all that are chosen. */
const MOST_FACETS = 20
const MOST_VALUES = 50

interface Weighed<Item> {
  item: Item
  weight: number
  isChosen: boolean
}

/** The heaviest, and all that are chosen. */
function heaviest<Item>(all: Weighed<Item>[], most: number): Weighed<Item>[] {
  const byWeight = all.toSorted(
    (one, other) => Number(other.isChosen) - Number(one.isChosen) || other.weight - one.weight,
  )
  return byWeight.filter(({ isChosen }, at) => isChosen || at < most)
}

export function toFacets(
  { spelledNames, values }: Columns,
  filters: Filters,
  { valueCounts }: Narrowed,
): Facet[] {
  const byName = new Map<number, Weighed<FacetValue>[]>()
  values.forEach(({ name, value }, number) => {
    const count = valueCounts[number] ?? 0
    const isChosen = filters.attributes.get(name)?.has(number) ?? false
    if (count === 0 && !isChosen) return
    const weighed = byName.get(name) ?? []
    weighed.push({ item: { value, count, isChosen }, weight: count, isChosen })
    byName.set(name, weighed)
  })
  const facets = [...byName].map(([name, all]) => ({
    item: {
      name: spelledNames[name] ?? '',
      values: heaviest(all, MOST_VALUES)
        .map(({ item }) => item)
        .sort((one, other) => other.count - one.count || byText(one.value, other.value)),
    },
    weight: all.reduce((sum, { weight }) => sum + weight, 0),
    isChosen: filters.attributes.has(name),
  }))
  return heaviest(facets, MOST_FACETS)
    .map(({ item }) => item)
    .sort((one, other) => byText(one.name, other.name))
}

/** Numbers in texts are compared as numbers: `75 g` comes before `250 g`. */
const collator = new Intl.Collator('en', { numeric: true })
const byText = (one: string, other: string) => collator.compare(one, other)

/** In the shop's order. */
export const toCategoryCounts = (
  { categories }: Snapshot,
  filters: Filters,
  { categoryCounts }: Narrowed,
): CategoryCount[] =>
  categories.flatMap(({ slug, title }, place) => {
    const count = categoryCounts[place] ?? 0
    const isChosen = filters.category === place
    return count > 0 || isChosen ? [{ slug, title, count, isChosen }] : []
  })
