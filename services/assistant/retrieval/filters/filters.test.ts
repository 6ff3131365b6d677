import { expect, test } from 'vitest'
import { processorSeconds } from '../../../../tests/processor-time.ts'
import { wordsOfLanguage } from '../../../platform/search/language-words.ts'
import type { ShopVocabulary } from '../../knowledge/shop-knowledge.ts'
import { understand } from './filters.ts'
import { priceBoundsIn } from './price-bounds.ts'

const GROCERY: ShopVocabulary = {
  currency: 'EUR',
  language: 'en',
  categories: [
    { slug: 'cheese-dairy', title: 'Cheese & Dairy' },
    { slug: 'fruit', title: 'Fruit' },
  ],
  attributes: [
    { name: 'Origin', values: ['Italy', 'Netherlands', 'Türkiye', 'North Sea'] },
    { name: 'Diet', values: ['Vegan', 'Vegetarian', 'Gluten-free', 'Nut-free'] },
    { name: 'Grown', values: ['Organic', 'Fairtrade'] },
    { name: 'Baked', values: ['This morning', 'Yesterday'] },
  ],
}
const KNITWEAR: ShopVocabulary = {
  currency: 'GBP',
  language: 'en',
  categories: [{ slug: 'knitwear', title: 'Knitwear' }],
  attributes: [
    { name: 'Colour', values: ['Navy', 'Light blue'] },
    { name: 'Made in', values: ['Scotland', 'England'] },
    { name: 'Fit', values: ['Unisex'] },
  ],
}

test.each([
  ['under €5', { maxPrice: 499 }],
  ['less than ten euros', { maxPrice: 999 }],
  ['cheaper than 3.50', { maxPrice: 349 }],
  ['between 3 and 6 euro', { minPrice: 300, maxPrice: 600 }],
  ['between 6 and 3 euro', { minPrice: 300, maxPrice: 600 }],
  ['from 3 to 6 euros', { minPrice: 300, maxPrice: 600 }],
  ['3-6 euros', { minPrice: 300, maxPrice: 600 }],
  ['max 4,50', { maxPrice: 450 }],
  ['maximum of € 4,50', { maxPrice: 450 }],
  ['up to 20', { maxPrice: 2000 }],
  ['20 euros or less', { maxPrice: 2000 }],
  ['no more than twenty-five euros', { maxPrice: 2500 }],
  ['from 10 up', { minPrice: 1000 }],
  ['from €10', { minPrice: 1000 }],
  ['10 euros and up', { minPrice: 1000 }],
  ['at least 10 euros', { minPrice: 1000 }],
  ['more than 10€', { minPrice: 1001 }],
  ['over a hundred euros', { minPrice: 10001 }],
  ['not more than 5 euros', { maxPrice: 500 }],
  ['about 5 euros', { minPrice: 400, maxPrice: 600 }],
  ['around €10', { minPrice: 800, maxPrice: 1200 }],
  ['what can I get for 5 euros', { maxPrice: 500 }],
  ['cheese for less than €7.50 please', { maxPrice: 749 }],
  ['honey for children under 1', {}],
  ['under 5 kg', {}],
  ['within 30 days', {}],
  ['less than 10 %', {}],
  ['delivery from 10 to 18 o’clock', {}],
  ['up to 10 kg', {}],
  ['more than one piece', {}],
  ['the tofu is 2 euros, right?', {}],
  ['orders above', {}],
  ['9'.repeat(400), {}],
])('the price in “%s”', (question, bounds) => {
  expect(priceBoundsIn(question, 'EUR').bounds).toEqual(bounds)
})

test.each([
  ['under 500 yen', 'JPY', { maxPrice: 499 }],
  ['under ¥500', 'JPY', { maxPrice: 499 }],
  ['max 1.5', 'KWD', { maxPrice: 1500 }],
])('minor units follow the currency: %s in %s', (question, currency, bounds) => {
  expect(priceBoundsIn(question, currency).bounds).toEqual(bounds)
})

test.each([
  ['vegan things under 5 euros', { maxPrice: 499, attributes: ['Diet=Vegan'] }, true],
  ['Which products are gluten free?', { attributes: ['Diet=Gluten-free'] }, true],
  ['anything without gluten', { attributes: ['Diet=Gluten-free'] }, true],
  ['something with no nuts in it', { attributes: ['Diet=Nut-free'] }, true],
  ['what is on sale?', { onSale: true }, true],
  [
    'which organic fruit is in stock',
    { inStock: true, attributes: ['Grown=Organic'], category: 'fruit' },
    true,
  ],
  ['Italian cheese', { attributes: ['Origin=Italy'], category: 'cheese-dairy' }, true],
  ['cheese from Italy', { attributes: ['Origin=Italy'], category: 'cheese-dairy' }, true],
  ['something Turkish', { attributes: ['Origin=Türkiye'] }, true],
  ['Dutch organic biscuits', { attributes: ['Origin=Netherlands', 'Grown=Organic'] }, false],
  ['vegan chocolate under 5 euros', { maxPrice: 499, attributes: ['Diet=Vegan'] }, false],
  ['discounted fairtrade coffee', { onSale: true, attributes: ['Grown=Fairtrade'] }, false],
  ['do you deliver to Italy?', {}, false],
  ['not vegan', {}, false],
  ['cheese that is not vegan', {}, false],
  ['non-vegan food', {}, false],
  ['nothing that is on sale', {}, false],
  ['what is not in stock?', {}, false],
  ['is the pesto vegan?', {}, false],
  ['the chocolate is vegan, right?', {}, false],
  ['since honey is vegan, I can buy it?', {}, false],
  ['so the honey is under 5 euros?', {}, false],
  ['did it come this morning?', {}, false],
  ['can you answer in Italian', {}, false],
  ['', {}, false],
  ['🥖🧀', {}, false],
  ['هل لديكم خبز؟', {}, false],
])('“%s” is understood', async (question, filters, isOnlyFilters) => {
  const understood = understand(question, GROCERY, await wordsOfLanguage('en'))
  expect(understood.filters).toEqual(filters)
  expect(understood.isOnlyFilters).toBe(isOnlyFilters)
})

test.each([
  ['navy jumpers under £100', { maxPrice: 9999, attributes: ['Colour=Navy'] }],
  ['something light blue', { attributes: ['Colour=Light blue'] }],
  ['Scottish knitwear', { attributes: ['Made in=Scotland'], category: 'knitwear' }],
  ['hats made in England', { attributes: ['Made in=England'] }],
])('the vocabulary is the shop’s own: “%s”', async (question, filters) => {
  expect(understand(question, KNITWEAR, await wordsOfLanguage('en')).filters).toEqual(filters)
})

test('what a filter stands for is not searched for', async () => {
  const understood = understand('vegan chocolate under 5 euros', GROCERY, await wordsOfLanguage('en'))
  expect(understood.rest).toBe('chocolate')
})

test('a question is compared with thousands of values in no time', async () => {
  const words = await wordsOfLanguage('en')
  const values = Array.from({ length: 500 }, (_, at) => `Light shade ${at}`)
  const attributes = Array.from({ length: 10 }, (_, at) => ({ name: `Colour ${at}`, values }))
  const ask = () => understand('Which light shade 77 is vegan?', { ...GROCERY, attributes }, words)
  expect(ask().filters.attributes).toContain('Colour 9=Light shade 77')
  expect(await processorSeconds(() => Array.from({ length: 50 }, ask))).toBeLessThan(1)
})
