// How long a visitor of a shop waits for the first byte of a page, and what a page's script weighs.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { CataloguePage } from '../../services/shop/catalogue/schemas.ts'
import { createStudioClient } from '../client.ts'
import { PROJECT_ROOT, startStudio } from '../studio.ts'
import { median, type Row } from './measure.ts'

const PRODUCTS = 40
const WARM_UP = 50
const VISITS = 400
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
      await measure('product', (visit) => firstByte(`${at}/products/${slugs[visit % slugs.length]}`, agent)),
      await measure('first', () => firstByte(at, agent)),
    ]
    agent.destroy()
    return [...rows, measureScript()]
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

async function measure(name: string, visit: (at: number) => Promise<number>): Promise<Row> {
  const times: number[] = []
  for (let at = 0; at < WARM_UP + VISITS; at++) {
    const time = await visit(at)
    if (at >= WARM_UP) times.push(time)
  }
  const p95 = times.toSorted((a, b) => a - b)[Math.floor(VISITS * 0.95)]!
  return {
    what: `a shop's ${name} page, HTML, first byte, warm, p95`,
    goal: `≤ ${GOAL_MS} ms`,
    measured: `${p95.toFixed(1)} ms (median ${median(times).toFixed(1)} ms)`,
    met: p95 <= GOAL_MS,
  }
}

/** Milliseconds until the first byte of the answer's body. */
function firstByte(url: string, agent: http.Agent): Promise<number> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    http
      .get(url, { agent, headers: { 'accept-encoding': 'br', accept: 'text/html' } }, (answer) => {
        let time: number | undefined
        answer.on('data', () => {
          time ??= performance.now() - started
        })
        answer.on('error', reject)
        answer.on('end', () => {
          if (answer.statusCode === 200 && time !== undefined) resolve(time)
          else reject(new Error(`${url} answered ${answer.statusCode}`))
        })
      })
      .on('error', reject)
  })
}

function measureScript(): Row {
  const { scripts } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'web/dist-server/files.json'), 'utf8'))
  const bytes = (scripts as string[]).reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(PROJECT_ROOT, 'web/dist', file))).byteLength,
    0,
  )
  return {
    what: "a shop's page, first load, compressed script",
    goal: `≤ ${SCRIPT_GOAL / 1000} kB`,
    measured: `${(bytes / 1000).toFixed(1)} kB`,
    met: bytes <= SCRIPT_GOAL,
  }
}
