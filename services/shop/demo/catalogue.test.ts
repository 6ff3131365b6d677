import { SaxesParser } from 'saxes'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { checker } from '../../platform/check.ts'
import { CategoryCreation } from '../categories/schemas.ts'
import { DiscountCreation } from '../discounts/schemas.ts'
import { FaqCreation } from '../faqs/schemas.ts'
import { PAGE_KINDS, ShopPageEdit } from '../pages/schemas.ts'
import { ProductCreation } from '../products/schemas.ts'
import { ShopEdit, ShopOpening } from '../shops/schemas.ts'
import { CATALOGUE } from './catalogue.ts'
import { toPhoto, toSvg } from './drawings/picture.ts'
import { stillLife } from './drawings/still-life.ts'
import { FAQS } from './faqs.ts'
import { categoryInput, productInput, slugOf } from './inputs.ts'
import { PAGES } from './pages.ts'
import type { DemoProduct } from './product.ts'
import { DISCOUNTS, OPENING, SETTINGS } from './shop.ts'

const products = CATALOGUE.flatMap((category) => category.products)
const ids = { photoId: 'photo', categoryId: 'category' }

test('the shop has what it says: 44 products in 11 categories, 15 questions and every page', () => {
  expect([products.length, CATALOGUE.length, FAQS.length]).toEqual([44, 11, 15])
  expect(PAGES.map(({ kind }) => kind).sort()).toEqual([...PAGE_KINDS].sort())
})

test('some are on sale, some nearly sold out, one sold out and one a draft', () => {
  const sold = products.filter(({ isDraft }) => !isDraft)
  const stock = sold.map(({ variants }) => Math.max(...variants.map(({ onHand }) => onHand)))
  expect(sold.length).toBe(43)
  expect(stock.filter((most) => most === 0)).toHaveLength(1)
  expect(stock.filter((most) => most > 0 && most <= 3).length).toBeGreaterThan(1)
  const variants = products.flatMap((product) => product.variants)
  expect(variants.filter(({ compareAt }) => compareAt !== null).length).toBeGreaterThan(3)
  expect(variants.every(({ price, compareAt }) => compareAt === null || compareAt > price)).toBe(true)
})

test('nothing is there twice', () => {
  for (const names of [
    products.map(({ title }) => slugOf(title)),
    products.flatMap(({ variants }) => variants.map(({ sku }) => sku)),
    CATALOGUE.map(({ slug }) => slug),
  ])
    expect(new Set(names).size).toBe(names.length)
})

test('the API takes all of it', () => {
  const wrong = [
    ...products.map((product) => checker(ProductCreation)(productInput(product, ids))),
    ...CATALOGUE.map((category) => checker(CategoryCreation)(categoryInput(category, 'photo'))),
    ...FAQS.map((faq) => checker(FaqCreation)(faq)),
    ...PAGES.map(({ kind: _, ...page }) => checker(ShopPageEdit)(page)),
    ...DISCOUNTS.map(({ discount }) => checker(DiscountCreation)(discount)),
    checker(ShopOpening)(OPENING),
    checker(ShopEdit)(SETTINGS),
  ].flatMap((checked) => (checked.ok ? [] : checked.errors))
  expect(wrong).toEqual([])
})

test('every drawing is well-formed and uses only what it defines', () => {
  for (const { title, picture } of products) {
    const svg = toSvg(picture.drawing, picture.backdrop)
    const parser = new SaxesParser()
    parser.on('error', (error) => expect.fail(`${title}: ${error.message}`))
    parser.write(svg).close()
    const used = [...svg.matchAll(/url\(#(\w+)\)/g)].map(([, id]) => id)
    const missing = used.filter((id) => !svg.includes(`id="${id}"`))
    expect([title, missing, /NaN|undefined/.test(svg)]).toEqual([title, [], false])
  }
  expect(new Set(products.map(({ picture }) => toSvg(picture.drawing, picture.backdrop))).size).toBe(44)
})

test('a drawing is the same picture each time, so it is never uploaded twice', async () => {
  const [{ picture }] = products as [DemoProduct]
  const draw = () => toPhoto(picture.drawing, picture.backdrop)
  const [one, other] = [await draw(), await draw()]
  expect(one.equals(other)).toBe(true)
  expect(await sharp(one).metadata()).toMatchObject({ format: 'jpeg', width: 1600, height: 1600 })
})

test('the picture at the top of the shop is wide', () => {
  expect(toSvg(stillLife, '#e6ddcb', 2)).toContain('width="3200" height="1600"')
})
