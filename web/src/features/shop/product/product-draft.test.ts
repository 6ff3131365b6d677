import { expect, test } from 'vitest'
import type { Product } from '../../../../../services/shop/products/schemas.ts'
import { inputOf, problemsOf } from './draft-input.ts'
import {
  changedParts,
  contestedParts,
  draftOf,
  NEW_DRAFT,
  type ProductDraft,
  rebased,
} from './product-draft.ts'

const product = (part: Partial<Product> = {}) =>
  ({
    ...{ title: 'Bread', slug: 'bread', description: '', status: 'published', taxClass: 'reduced' },
    ...{ noteLabel: '', metaTitle: '', metaDescription: '', categoryIds: [], images: [] },
    ...{ attributes: [], options: [] },
    variants: [
      { id: 'v', sku: 'B1', options: [], price: 450, compareAt: null, weight: 500, onHand: 9, reserved: 1 },
    ],
    ...part,
  }) as Product

const from = draftOf(product(), 'EUR')

const withStock = (onHand: number) =>
  draftOf(product({ variants: [{ ...product().variants[0], onHand } as Product['variants'][0]] }), 'EUR')

const typed = (part: Partial<ProductDraft['variants'][0]>): ProductDraft => ({
  ...from,
  variants: from.variants.map((variant) => ({ ...variant, ...part })),
})

test('only what was changed is sent, and stock only when it was touched', () => {
  const draft = typed({ price: '4,80' })
  expect(inputOf(draft, { parts: changedParts(from, draft), currency: 'EUR' })).toEqual({
    variants: [{ id: 'v', sku: 'B1', options: [], price: 480, compareAt: null, weight: 500 }],
  })
  const counted = typed({ stock: '12' })
  expect(
    inputOf(counted, { parts: changedParts(from, counted), currency: 'EUR' }).variants?.[0]?.onHand,
  ).toBe(12)
})

test('a sale meanwhile is no conflict, and the stock that is shown follows', () => {
  const draft = typed({ price: '4.80' })
  const onto = withStock(7)
  expect(contestedParts(draft, { from, onto })).toEqual([])
  const [variant] = rebased(draft, { from, onto }).variants
  expect(variant).toMatchObject({ price: '4.80', stock: '7', stockBefore: '7' })
})

test('a stock that was typed stays when an order changes it', () => {
  const [variant] = rebased(typed({ stock: '20' }), { from, onto: withStock(7) }).variants
  expect(variant).toMatchObject({ stock: '20', stockBefore: '7' })
})

test('what another window changed elsewhere is taken over, the same part is contested', () => {
  const draft = { ...from, title: 'Good bread' }
  const onto = draftOf(product({ description: 'Baked today' }), 'EUR')
  expect(contestedParts(draft, { from, onto })).toEqual([])
  expect(rebased(draft, { from, onto })).toMatchObject({ title: 'Good bread', description: 'Baked today' })
  expect(contestedParts(draft, { from, onto: draftOf(product({ title: 'Rye' }), 'EUR') })).toEqual(['title'])
  expect(contestedParts(draft, { from, onto: draftOf(product({ title: 'Good bread' }), 'EUR') })).toEqual([])
})

test.each<[string, Partial<ProductDraft>, string[]]>([
  ['nothing written', {}, ['title', 'variants.0.price']],
  ['a slug with a space', { title: 'A', slug: 'a b' }, ['slug', 'variants.0.price']],
  [
    'an option twice, one without values',
    {
      title: 'A',
      options: [
        { key: '1', name: 'Size', values: ['S'] },
        { key: '2', name: 'size ', values: [] },
      ],
      variants: typed({}).variants,
    },
    ['options.1.name', 'options.1.values'],
  ],
  [
    'a price before that is not higher',
    { title: 'A', variants: typed({ compareAt: '4.50' }).variants },
    ['variants.0.compareAt'],
  ],
  [
    'fractions of pieces and grams',
    { title: 'A', variants: typed({ stock: '1.5', weight: '0.5' }).variants },
    ['variants.0.weight', 'variants.0.onHand'],
  ],
])('%s is told at the field', (_what, part, fields) => {
  expect([...problemsOf({ ...NEW_DRAFT, ...part }, 'EUR').keys()]).toEqual(fields)
})
