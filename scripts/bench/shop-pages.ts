// How long a visitor of a shop waits for the first byte of a page, and what a page's script weighs.
import { mkdtempSync, rmSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CataloguePage } from '../../services/shop/catalogue/schemas.ts'
import { createStudioClient } from '../client.ts'
import { startStudio } from '../studio.ts'
import { firstByte, measureFirstByte, measureScript } from './first-byte.ts'
import type { Row } from './measure.ts'

const PRODUCTS = 40
const PAUSE_MS = 100
const GOAL_MS = 30
const SCRIPT_GOAL = 90_000

export async function measureShopPages(): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'atelier-bench-'))
  try {
    await using studio = await startStudio({ dataDir, port: 0 })
    const slugs = await openShop(studio.url)
    const at = `${studio.url}/shop/bench-shop`
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
    const rows = [
      await measureFirstByte("a shop's product page", GOAL_MS, (visit) =>
        firstByte(`${at}/products/${slugs[visit % slugs.length]}`, agent),
      ),
      await measureFirstByte("a shop's first page", GOAL_MS, () => firstByte(at, agent)),
    ]
    agent.destroy()
    return [...rows, measureScript("a shop's page", 'files.json', SCRIPT_GOAL)]
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function openShop(url: string): Promise<string[]> {
  const client = createStudioClient(url)
  await client.register({ email: 'bench@example.com', password: 'a long enough password', name: 'Bench' })
  const opening = { handle: 'bench-shop', name: 'Bench', currency: 'EUR', country: 'DE' }
  await client.call('POST', '/shop', opening)
  await client.call('PATCH', '/shop', { isOpen: true, tagline: 'To be measured', language: 'en' })
  for (let at = 0; at < PRODUCTS; at++)
    await client.call('POST', '/shop/products', {
      title: `Product ${at}`,
      status: 'published',
      description: 'A text of **some** length, as a maker writes it.\n\n'.repeat(10),
      options: [{ name: 'Size', values: ['S', 'M', 'L'] }],
      variants: ['S', 'M', 'L'].map((size) => ({
        ...{ sku: `${at}-${size}`, options: [size], price: 1000 + at, compareAt: null, weight: 100 },
        onHand: 50,
      })),
    })
  for (;;) {
    const { items, total } = await client.call<CataloguePage>('GET', '/shops/bench-shop/products?limit=100')
    if (total === PRODUCTS) return items.map(({ slug }) => slug)
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}
