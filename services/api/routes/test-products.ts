// What a maker does with products through the API.
import { product, variant } from '../test-shop-world.ts'
import type { Browser } from '../test-world.ts'

export const add = async (maker: Browser, changes: object = {}) => {
  const answer = await maker.request('POST', '/api/v1/shop/products', product(changes))
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json()
}
export const edit = (maker: Browser, id: string, changes: object) =>
  maker.request('PATCH', `/api/v1/shop/products/${id}`, changes)
export const get = async (maker: Browser, id: string) =>
  (await maker.request('GET', `/api/v1/shop/products/${id}`)).json()
export const act = (maker: Browser, action: string, ids: string[]) =>
  maker.request('POST', `/api/v1/shop/products/${action}`, { ids })
export const titles = async (maker: Browser, query = '') =>
  (await maker.request('GET', `/api/v1/shop/products${query}`))
    .json()
    .items.map((each: { title: string }) => each.title)
export const fieldsOf = (answer: { json(): { errors?: { field: string }[] } }) => [
  ...new Set((answer.json().errors ?? []).map(({ field }) => field)),
]

export const SIZES = [{ name: 'Size', values: ['S', 'M'] }]
export const sized = (changes: object = {}) => ({
  options: SIZES,
  variants: [
    variant({ options: ['S'], sku: 'OIL-S' }),
    variant({ options: ['M'], sku: 'OIL-M', price: 1500 }),
  ],
  ...changes,
})
