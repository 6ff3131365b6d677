import { expect, test } from 'vitest'
import { NEW_DRAFT, type VariantDraft } from './product-draft.ts'
import { addOption, changeOption, removeOption } from './variant-options.ts'

const [blank] = NEW_DRAFT.variants as [VariantDraft]
const size = (...values: string[]) => ({ key: 'size', name: 'Size', values })
const colour = (...values: string[]) => ({ key: 'colour', name: 'Colour', values })

const only = { options: [], variants: [{ ...blank, key: 'a', id: 'a', price: '5.00', sku: 'A' }] }

const shown = ({ variants }: { variants: readonly VariantDraft[] }) =>
  variants.map(({ id, options, price }) => [id, options.join('/'), price])

test('the only variant goes on as the first of the new ones, which begin with its price', () => {
  expect(shown(addOption(only, size('S', 'M')))).toEqual([
    ['a', 'S', '5.00'],
    [null, 'M', '5.00'],
  ])
})

test('every combination of values is a variant', () => {
  const both = addOption(addOption(only, size('S', 'M')), colour('red', 'blue'))
  expect(shown(both).map(([, name]) => name)).toEqual(['S/red', 'S/blue', 'M/red', 'M/blue'])
  expect(both.variants.map(({ id }) => id)).toEqual(['a', null, null, null])
})

test('an option without values makes no variants yet', () => {
  expect(shown(addOption(only, size()))).toEqual([['a', '', '5.00']])
})

test('an option that loses its last value leaves the first of its variants', () => {
  const sizes = addOption(only, size('S', 'M'))
  expect(shown(changeOption(sizes, 0, size()))).toEqual([['a', '', '5.00']])
})

test('a value that goes takes its variants with it, and the others stay', () => {
  const sizes = addOption(only, size('S', 'M', 'L'))
  expect(shown(changeOption(sizes, 0, size('S', 'L')))).toEqual([
    ['a', 'S', '5.00'],
    [null, 'L', '5.00'],
  ])
})

test('an option that goes leaves one variant of each combination of the others', () => {
  const both = addOption(addOption(only, size('S', 'M')), colour('red', 'blue'))
  expect(shown(removeOption(both, 0))).toEqual([
    ['a', 'red', '5.00'],
    [null, 'blue', '5.00'],
  ])
  expect(shown(removeOption(removeOption(both, 0), 0))).toEqual([['a', '', '5.00']])
})
