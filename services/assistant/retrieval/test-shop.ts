// A shop of another kind than the demo shop, so that nothing fits groceries only, as searching knows it.

import type { Embedder } from '../embedders.ts'
import type { KnowledgeDelta, KnowledgeLoading, LoadedEntry } from '../knowledge/contract.ts'
import { passageVectors } from '../knowledge/passage-vectors.ts'
import type { ProductFilters, ShopFacts, ShopVocabulary } from '../knowledge/shop-knowledge.ts'

export interface TestSource {
  /** `product:mug` */
  key: string
  title: string
  text: string
  attributes?: Record<string, readonly string[]>
  category?: string
  /** Minor units. */
  price?: number
  isInStock?: boolean
}

const product = (
  key: string,
  title: string,
  text: string,
  more: Pick<TestSource, 'attributes' | 'category' | 'price'> & { isInStock?: boolean },
): TestSource => ({ key: `product:${key}`, title, text, ...more })
const said = (key: string, title: string, text: string): TestSource => ({ key, title, text })

export const WORKSHOP: readonly TestSource[] = [
  said('category:mugs', 'Mugs & Cups', 'Thrown on the wheel, glazed by hand, safe in the dishwasher.'),
  said('category:bowls', 'Bowls & Plates', 'For every day, and for when people come over.'),
  said('category:knitwear', 'Knitwear', 'Merino and lambswool, knitted in Yorkshire.'),
  said('category:tools', 'Hand Tools', 'Chisels, planes and saws that last longer than we do.'),
  product('mug', 'Speckled Mug', 'A stoneware mug with a matt white glaze and iron speckles. Holds 350 ml.', {
    ...{
      attributes: { Material: ['Stoneware'], 'Made in': ['Portugal'] },
      category: 'Mugs & Cups',
      price: 2400,
    },
  }),
  product(
    'cup',
    'Blue Espresso Cup',
    'A small porcelain cup with a cobalt glaze. Holds 80 ml. Sold without saucer.',
    {
      ...{
        attributes: { Material: ['Porcelain'], 'Made in': ['Denmark'] },
        category: 'Mugs & Cups',
        price: 1800,
      },
    },
  ),
  product(
    'salad-bowl',
    'Large Salad Bowl',
    'Turned from one piece of ash and oiled. Wash it by hand. 32 cm across.',
    {
      ...{
        attributes: { Material: ['Wood'], 'Made in': ['Wales'] },
        category: 'Bowls & Plates',
        price: 7900,
      },
    },
  ),
  product(
    'jumper',
    'Fisherman’s Jumper',
    'A thick jumper with a high collar. It fits loosely. Wash at 30 degrees.',
    {
      ...{
        attributes: { Material: ['Lambswool'], 'Made in': ['England'] },
        category: 'Knitwear',
        price: 14500,
      },
    },
  ),
  product('beanie', 'Merino Beanie', 'Ribbed, soft and not itchy. One size for adults.', {
    ...{ attributes: { Material: ['Merino'], 'Made in': ['England'] }, category: 'Knitwear', price: 3200 },
  }),
  product('chisel', 'Bench Chisel', 'Forged from Sheffield steel with an ash handle. Comes sharpened.', {
    ...{ attributes: { Material: ['Steel'], 'Made in': ['England'] }, category: 'Hand Tools', price: 4200 },
  }),
  product(
    'saw',
    'Japanese Pull Saw',
    'Cuts on the pull stroke with a thin blade. Spare blades are sold separately.',
    {
      ...{ attributes: { Material: ['Steel'], 'Made in': ['Japan'] }, category: 'Hand Tools', price: 3800 },
    },
  ),
  said('faq:postage', 'How much is postage?', 'Within the UK £4.50, and free from £80. To the EU £14.'),
  said('faq:dispatch', 'How long does dispatch take?', 'Things in stock are sent within two working days.'),
  said(
    'faq:returns',
    'What is your returns policy?',
    'Send it back unused within 60 days and we refund you in full.',
  ),
  said('faq:wool', 'How do I look after wool?', 'Air it rather than wash it, and never tumble dry it.'),
  said(
    'faq:initials',
    'Can you personalise things?',
    'We stamp up to three initials into mugs and handles for £6.',
  ),
  said(
    'faq:visit',
    'Can I come and see the workshop?',
    'We are open on Saturdays from 11 to 4. Dogs are welcome.',
  ),
  said('faq:trade', 'Do you supply other shops?', 'Yes. Write to us for our wholesale list.'),
  said(
    'faq:guarantee',
    'Are tools guaranteed?',
    'For life. If steel or handle fail in normal use, we mend or replace them.',
  ),
  said('page:about', 'About us', 'Millrace is a workshop of five people in an old cotton mill.'),
]

const partsOf = ({ key, attributes = {}, category = '' }: TestSource) => {
  const [kind = '', sourceId = ''] = key.split(':')
  return {
    kind: kind as LoadedEntry['kind'],
    sourceId,
    attributes: Object.entries(attributes)
      .map(([name, values]) => `${name}: ${values.join(', ')}`)
      .join('\n'),
    categories: category,
  }
}

/** What a shop's entries are, each with one passage. */
export async function entriesOf(sources: readonly TestSource[], embedder: Embedder): Promise<LoadedEntry[]> {
  const entries = sources.map((source) => ({
    ...{ id: source.key, part: 0, title: source.title, text: source.text },
    ...partsOf(source),
  }))
  const vectors = await passageVectors(embedder, entries)
  return entries.map((entry, at) => ({ ...entry, vector: vectors[at] ?? new Float32Array() }))
}

/** A shop whose knowledge can change, and be replaced by that of another model as soon as it is loaded. */
export function knowledgeOf(first: readonly LoadedEntry[], model: string, dimensions: number) {
  let version = 1
  let [key, loaded] = [`shop ${model}`, Promise.resolve()]
  let changes: KnowledgeDelta[] = []
  const add = (changed: readonly LoadedEntry[], removed: readonly string[]) =>
    changes.push({
      ...{ key, version: version++, model: key.slice('shop '.length), dimensions },
      ...{ changed: [...changed], removed: [...removed] },
    })
  add(first, [])
  const knowledge: KnowledgeLoading = {
    isReplaced: async (_ownerId, known) => known.key !== key,
    async since(_ownerId, known) {
      if (known?.key !== key) await loaded
      const newer = changes.filter((change) => known?.key !== key || change.version > known.version)
      const last = newer.at(-1)
      if (!last) return null
      return {
        ...last,
        changed: newer.flatMap(({ changed }) => changed),
        removed: newer.flatMap(({ removed }) => removed),
      }
    },
  }
  function replace(all: readonly LoadedEntry[], by: string, whenLoaded: Promise<void>) {
    ;[key, loaded, changes] = [`shop ${by}`, whenLoaded, []]
    add(all, [])
  }
  return { knowledge, add, replace }
}

const valuesOf = (sources: readonly TestSource[]): ShopVocabulary['attributes'] => {
  const values = new Map<string, Set<string>>()
  for (const { attributes = {} } of sources)
    for (const [name, own] of Object.entries(attributes))
      for (const value of own) values.set(name, (values.get(name) ?? new Set()).add(value))
  return [...values].map(([name, all]) => ({ name, values: [...all] }))
}

export function factsOf(
  sources: readonly TestSource[],
  currency = 'GBP',
): Pick<ShopFacts, 'vocabulary' | 'narrowed'> {
  const categories = sources
    .filter(({ key }) => key.startsWith('category:'))
    .map(({ key, title }) => ({ slug: key.slice(9), title }))
  const passes = (
    { price = 0, category, attributes = {}, isInStock = true }: TestSource,
    filters: ProductFilters,
  ) =>
    price >= (filters.minPrice ?? 0) &&
    price <= (filters.maxPrice ?? Number.POSITIVE_INFINITY) &&
    (!filters.inStock || isInStock) &&
    (filters.category === undefined ||
      categories.find(({ slug }) => slug === filters.category)?.title === category) &&
    (filters.attributes ?? []).every((each) => {
      const [name = '', value = ''] = each.split('=')
      return attributes[name]?.includes(value)
    })
  return {
    vocabulary: async () => ({ currency, language: 'en', categories, attributes: valuesOf(sources) }),
    narrowed: async (_ownerId, filters) =>
      new Set(
        sources
          .filter((source) => source.key.startsWith('product:') && passes(source, filters))
          .map(({ key }) => key.slice(8)),
      ),
  }
}
