// Asks the assistant of a small shop that is written down, with the real search and the real encoder.
import { createSentenceEncoder } from '../../../ai/embeddings/sentence-encoder.ts'
import type { Models } from '../../answers/contract.ts'
import { createAnswering } from '../../answers/service.ts'
import type { DoneEvent } from '../../answers/test-answering.ts'
import type { LoadedEntry } from '../../knowledge/contract.ts'
import { passageVectors } from '../../knowledge/passage-vectors.ts'
import { passagesOf } from '../../knowledge/passages.ts'
import { refKey } from '../../knowledge/schemas.ts'
import type { CurrentSource, ProductFilters, ShopFacts } from '../../knowledge/shop-knowledge.ts'
import type { PastTurn } from '../../retrieval/contract.ts'
import { createSearchThread } from '../../retrieval/index/search-thread.ts'
import { createRetrieving } from '../../retrieval/retrieving.ts'
import { knowledgeOf } from '../../retrieval/test-shop.ts'
import type { ProductData, ShopData } from './test-shop-data.ts'

export interface Said {
  text: string
  outcome: 'answered' | 'refused'
  /** Keys of the sources that were cited. */
  cited: string[]
  turn: PastTurn
  done: DoneEvent
}

const QUIET = { warn: () => undefined }

/** What all the shops share. */
export function createWorkbench() {
  const encoder = createSentenceEncoder()
  const thread = createSearchThread()
  return {
    async open(data: ShopData, models: Models | null = null) {
      const sources = sourcesOf(data)
      const { knowledge } = knowledgeOf(await entriesOf(sources), encoder.model, encoder.dimensions)
      const facts = factsOf(data, sources)
      const named = async () => encoder
      const answering = createAnswering({
        ...{ retrieving: createRetrieving({ facts, knowledge, embedders: { named }, thread, log: QUIET }) },
        ...{ facts, models, now: () => 0, newMarker: () => 'm4rk3rm4rk3rm4rk3r', log: QUIET },
        dailyAnswers: {
          reserve: async () => ({ keep: async () => undefined, release: async () => undefined }),
        },
      })
      const shop = { ownerId: data.name, name: data.name, handle: 'shop', email: 'hello@shop.example' }
      return async function ask(text: string, ...history: PastTurn[]): Promise<Said> {
        const asked = { shop, text, history, accountId: null, network: '192.0.2.1' }
        let done: DoneEvent | null = null
        for await (const event of answering.answer(asked, new AbortController().signal))
          if (event.type === 'done') done = event
        if (!done) throw new Error('The answer has no end')
        return said(text, done)
      }
    },
    close: () => Promise.all([encoder.close(), thread.close()]),
  }

  async function entriesOf(sources: readonly CurrentSource[]): Promise<LoadedEntry[]> {
    const passages = sources.flatMap((source) =>
      passagesOf(source).map((passage) => ({
        ...passage,
        ...{ id: `${refKey(source.ref)} ${passage.part}`, kind: source.ref.kind, sourceId: source.ref.id },
      })),
    )
    const vectors = await passageVectors(encoder, passages)
    return passages.map((passage, at) => ({ ...passage, vector: vectors[at] ?? new Float32Array() }))
  }
}

function said(question: string, done: DoneEvent): Said {
  const { text, outcome, citations } = done.answer
  const cited = done.sources.filter(({ n }) => citations.includes(n))
  return {
    ...{ text, outcome, done, cited: cited.map(({ ref }) => refKey(ref)) },
    turn: {
      ...{ question, answer: outcome === 'refused' ? '' : text },
      sourceTitles: outcome === 'refused' ? [] : cited.map(({ title }) => title),
    },
  }
}

export function sourcesOf({ categories, products, faqs, pages }: ShopData): CurrentSource[] {
  const plain = { attributes: [], options: [], categories: [], product: null }
  const texts = (
    kind: 'category' | 'faq' | 'page',
    of: Record<string, readonly [string, string]>,
  ): CurrentSource[] =>
    Object.entries(of).map(([id, [title, text]]) => ({
      ...{ ...plain, ref: { kind, id }, title, text, path: `/${kind}/${id}` },
    }))
  return [
    ...products.map((product) => productOf(product, categories[product.category]?.[0] ?? '')),
    ...texts('category', categories),
    ...texts('faq', faqs),
    ...texts('page', pages),
  ]
}

function productOf(
  { id, title, text, attributes, variants, before }: ProductData,
  category: string,
): CurrentSource {
  const prices = variants.map(([, price]) => price)
  return {
    ...{ ref: { kind: 'product', id }, title, text, path: `/products/${id}`, categories: [category] },
    attributes: Object.entries(attributes).map(([name, values]) => ({ name, values })),
    options: optionsOf(variants.map(([options]) => options)),
    product: {
      listed: {
        ...{ id, title, slug: id, image: null, compareAt: before ?? null, isOnSale: before !== undefined },
        ...{ price: Math.min(...prices), highestPrice: Math.max(...prices) },
        isInStock: variants.some(([, , isInStock = true]) => isInStock),
      },
      variants: variants.map(([options, price, isInStock = true], at) => ({
        ...{ id: `${id}-${at}`, options, price, isInStock },
      })),
    },
  }
}

const optionsOf = (variants: readonly (readonly string[])[]) =>
  (variants[0] ?? []).map((_, at) => ({
    name: ['Size', 'Colour'][at] ?? 'Kind',
    values: [...new Set(variants.map((options) => options[at] ?? ''))],
  }))

function factsOf({ currency, language, categories }: ShopData, sources: readonly CurrentSource[]): ShopFacts {
  const values = new Map<string, Set<string>>()
  for (const { attributes } of sources)
    for (const { name, values: own } of attributes)
      for (const value of own) values.set(name, (values.get(name) ?? new Set()).add(value))
  return {
    vocabulary: async () => ({
      ...{ currency, language },
      categories: Object.entries(categories).map(([slug, [title]]) => ({ slug, title })),
      attributes: [...values].map(([name, all]) => ({ name, values: [...all] })),
    }),
    narrowed: async (_ownerId, filters) =>
      new Set(
        sources
          .filter((source) => passes(source, filters, categories[filters.category ?? '']?.[0]))
          .map(({ ref }) => ref.id),
      ),
    current: async (_ownerId, refs) => {
      const wanted = new Set(refs.map(refKey))
      return new Map(
        sources.map((source) => [refKey(source.ref), source] as const).filter(([key]) => wanted.has(key)),
      )
    },
  }
}

function passes(
  { product, attributes, categories }: CurrentSource,
  {
    minPrice = 0,
    maxPrice = Number.POSITIVE_INFINITY,
    inStock,
    onSale,
    category,
    attributes: asked = [],
  }: ProductFilters,
  title: string | undefined,
): boolean {
  if (!product) return false
  const byName = Map.groupBy(asked, (each) => each.split('=')[0] ?? '')
  return (
    product.variants.some(({ price }) => price >= minPrice && price <= maxPrice) &&
    (!inStock || product.listed.isInStock) &&
    (!onSale || product.listed.isOnSale) &&
    (category === undefined || categories.includes(title ?? '')) &&
    [...byName].every(([name, wanted]) =>
      attributes.some(
        (own) => own.name === name && own.values.some((value) => wanted.includes(`${name}=${value}`)),
      ),
    )
  )
}
