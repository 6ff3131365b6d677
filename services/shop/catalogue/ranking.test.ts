import { expect, test } from 'vitest'
import { processorSeconds } from '../../../tests/processor-time.ts'
import { rankProducts } from './ranking.ts'
import { indexOf } from './test-index.ts'

const GROCERY = {
  strawberries: { title: 'Strawberries', categories: 'Fruit', attributes: 'Origin Spain Italy' },
  strawberryJam: { title: 'Strawberry jam', categories: 'Larder' },
  baguette: { title: 'Baguette', categories: 'Bakery', description: 'Crusty, with crème fraîche or jam.' },
  creme: { title: 'Crème fraîche', categories: 'Dairy' },
  aubergine: { title: 'Aubergine', categories: 'Vegetables' },
  springOnions: { title: 'Spring onions', categories: 'Vegetables' },
  onions: { title: 'Brown onions', categories: 'Vegetables' },
  broccoli: { title: 'Broccoli', categories: 'Vegetables', sku: 'VEG-0042 VEG0042' },
  pear: { title: 'Pear', categories: 'Fruit' },
  peas: { title: 'Peas', categories: 'Vegetables', description: 'Peas, peas, peas.' },
  baker: { title: "Baker's yeast", categories: 'Bakery' },
  oil: { title: 'Olive oil', categories: 'Larder', attributes: 'Origin Greece' },
  tee: { title: 'Assam tea', categories: 'Drinks' },
}

test.each([
  ['the beginning of a word', 'straw', ['strawberries', 'strawberryJam']],
  ['a single letter that is being typed', 'b', ['baguette', 'broccoli', 'baker', 'onions']],
  ['one of several forms', 'strawberry', ['strawberryJam', 'strawberries']],
  ['the other form', 'Pea', ['peas', 'pear']],
  ['several words', 'strawberry jam', ['strawberryJam']],
  ['several words in any order', 'jam strawberry', ['strawberryJam']],
  ['a word in another field', 'vegetable', ['aubergine', 'springOnions', 'onions', 'broccoli', 'peas']],
  ['an attribute', 'from italy', ['strawberries']],
  ['no accents', 'creme fraiche', ['creme', 'baguette']],
  ['accents in other places', 'Crémé', ['creme', 'baguette']],
  ['width and case', 'ＢＲＯＣＣＯＬＩ', ['broccoli']],
  ['a typing error', 'brocolli', ['broccoli']],
  ['a missing letter', 'strawbery', ['strawberryJam', 'strawberries']],
  ['two letters in the wrong order', 'abuergine', ['aubergine']],
  ['two letters in the wrong order in a short word', 'olvie', ['oil']],
  ['the first two letters in the wrong order', 'loive', ['oil']],
  ['two pairs of letters in the wrong order in a short word', 'lovie', []],
  ['two letters in the wrong order in a very short word', 'tae', []],
  ['two letters in the wrong order in another form', 'srtawberry', ['strawberryJam', 'strawberries']],
  ['a typing error in one of two words', 'strawbery jam', ['strawberryJam']],
  ['a synonym', 'eggplant', ['aubergine']],
  ['a synonym in another form', 'eggplants', ['aubergine']],
  ['a phrase as a synonym', 'scallion', ['springOnions']],
  ['a synonym of a phrase', 'green onions', ['springOnions']],
  ['an SKU', 'VEG-0042', ['broccoli']],
  ['an SKU in one piece', 'veg0042', ['broccoli']],
  ['a possessive', 'bakers', ['baker']],
  ['unimportant words', 'some oil for the kitchen', ['oil']],
  ['a word that nothing has beside one that something has', 'olive xylophone', ['oil']],
  ['only unimportant words', 'for', []],
  ['nothing that there is', 'xylophone', []],
  ['no word at all', ' .,;! ', []],
  ['a short word with an error', 'txa', []],
])('%s: %s', async (_, query, expected) => {
  const found = rankProducts(await indexOf(GROCERY), query).map(({ id }) => id)
  expect(found.toSorted()).toEqual(expected.toSorted())
  expect(found[0]).toBe(expected[0])
})

test('what is meant exactly is never hidden among what is alike', async () => {
  expect(rankProducts(await indexOf(GROCERY), 'pear').map(({ id }) => id)).toEqual(['pear'])
})

test.each([
  ['olvie', 'olixe'],
  ['borccoli', 'bxoccoli'],
])('two letters in the wrong order, %s, count as one wrong letter, %s', async (swapped, wrong) => {
  const index = await indexOf(GROCERY)
  const [[one], [other]] = [rankProducts(index, swapped), rankProducts(index, wrong)]
  expect(one?.score).toBeCloseTo(other?.score ?? 0, 10)
})

test('scores fall', async () => {
  const scores = rankProducts(await indexOf(GROCERY), 'jam bread fruit').map(({ score }) => score)
  expect(scores.length).toBeGreaterThan(2)
  expect(scores).toEqual(scores.toSorted((one, other) => other - one))
})

test.each([
  ['de', { g: 'Große Äpfel' }, 'grosse apfel'],
  ['fr', { g: 'Huile d’olive' }, 'olives'],
  ['tr', { g: 'Kırmızı elma' }, 'kirmizi'],
  ['ja', { g: '赤いりんごジャム' }, 'りんご'],
  ['th', { g: 'แยมสตรอเบอร์รี่' }, 'แยม'],
  ['xx', { g: 'Plain words' }, 'plain'],
])('%s', async (language, products, query) => {
  expect(rankProducts(await indexOf(products, language), query)).toHaveLength(1)
})

test.each([
  ['a long word', 'a'.repeat(200)],
  ['many words', 'ab '.repeat(66)],
  ['a pattern', '(a+)+$ .* [^]'],
  ['operators', 'AND OR NOT "" * ~2 constructor __proto__ toString'],
  ['a lone surrogate', '\ud800 jam'],
])('%s costs little', async (_, query) => {
  const titles = Array.from({ length: 2000 }, (_, at) => [`p${at}`, `${'a'.repeat(at % 40)} thing ${at} ab`])
  const index = await indexOf(Object.fromEntries(titles))
  expect(await processorSeconds(() => rankProducts(index, query))).toBeLessThan(3)
})
