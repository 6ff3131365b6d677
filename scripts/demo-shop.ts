// `npm run demo:shop [-- --orders 50]` stocks the demo shop in a studio of its own, has customers buy in it through the
// public API, ships and refunds as its maker, and prints the figures. The exit code says whether everything adds up.
import type { PageOf } from '../services/platform/schemas.ts'
import { scatter } from '../services/shop/demo/drawings/pen.ts'
import { OPENING } from '../services/shop/demo/shop.ts'
import type { Discount } from '../services/shop/discounts/schemas.ts'
import type { ShopFigures } from '../services/shop/figures/schemas.ts'
import type { Product } from '../services/shop/products/schemas.ts'
import { createStudioClient, type StudioClient } from './client.ts'
import { readCommandLine } from './command-line.ts'
import { demoAccount } from './demo-account.ts'
import { type Bought, buy } from './demo-shop/buying.ts'
import { wrongOf } from './demo-shop/checking.ts'
import { customersOf } from './demo-shop/customers.ts'
import { figureTable } from './demo-shop/report.ts'
import { listOrders, readOrder, workOn } from './demo-shop/working.ts'
import { demoShop } from './demo-shop-account.ts'
import { ownFolder } from './own-folder.ts'
import { makeAdmin } from './roles.ts'
import { startStudio } from './studio.ts'

/** Customers who buy side by side. */
const AT_ONCE = 4

const { values } = readCommandLine({
  name: 'npm run demo:shop',
  about: 'Stocks a shop, places orders as many customers would, and compares what the shop says about them.',
  options: { orders: { type: 'string', value: 'N', default: '50', help: 'how many are placed' } },
  exits: { 1: 'a figure is wrong' },
})
using folder = ownFolder('shop')
const dataDir = folder.path
process.exitCode = await run(Number(values.orders))

async function run(count: number): Promise<number> {
  await using studio = await startStudio({
    dataDir,
    port: 0,
    log: ({ service, severity, message }) => {
      if (severity === 'ERROR' || severity === 'CRITICAL') console.error(`[${service}] ${message}`)
    },
  })
  const account = await demoAccount(dataDir, studio.url, (id) => makeAdmin(studio.cloud, id))
  await demoShop({ dataDir, url: studio.url, account })
  const maker = createStudioClient(studio.url)
  await maker.signIn(account.email, account.password)
  const before = await stockOf(maker)

  const started = performance.now()
  const bought = await buyAll(studio.url, count, [...before])
  const seconds = (performance.now() - started) / 1000
  await studio.cloud.pubsub.idle()
  for (const [place, { id }] of (await listOrders(maker)).entries()) await workOn(maker, id, place)
  await studio.cloud.pubsub.idle()

  const rows = await listOrders(maker)
  const outcome = {
    bought,
    orders: await Promise.all(rows.map(({ id }) => readOrder(maker, id))),
    before: countsOf(before),
    after: countsOf(await stockOf(maker)),
    discounts: (await maker.call<{ items: Discount[] }>('GET', '/shop/discounts')).items,
    figures: await maker.call<ShopFigures>('GET', '/shop/figures'),
  }
  console.log(figureTable(outcome, seconds))
  const wrong = wrongOf(outcome)
  for (const { what, expected, found } of wrong)
    console.error(`${what}: expected ${expected}, found ${found}`)
  console.log(wrong.length === 0 ? '\nEverything adds up.' : `\n${wrong.length} sums do not add up.`)
  return wrong.length === 0 ? 0 : 1
}

interface Stock {
  productId: string
  variantId: string
  available: number
}

/** What customers can buy. */
async function stockOf(maker: StudioClient): Promise<Stock[]> {
  const { items } = await maker.call<PageOf<Product>>('GET', '/shop/products?status=published&limit=200')
  return items.flatMap((product) =>
    product.variants.map(({ id, onHand, reserved }) => ({
      productId: product.id,
      variantId: id,
      available: (onHand ?? 0) - reserved,
    })),
  )
}

function countsOf(stock: readonly Stock[]): Map<string, number> {
  return new Map(stock.map(({ variantId, available }) => [variantId, available]))
}

async function buyAll(url: string, count: number, stock: readonly Stock[]): Promise<Bought[]> {
  const numbers = scatter(2026)
  const waiting = customersOf(count, () => numbers.next().value)
  const offers = stock
    .filter(({ available }) => available > 0)
    .map(({ productId, variantId }) => ({ productId, variantId }))
  const bought: Bought[] = []
  async function worker(): Promise<void> {
    for (let next = waiting.shift(); next; next = waiting.shift())
      bought.push(await buy(url, OPENING.handle, next, offers))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return bought
}
