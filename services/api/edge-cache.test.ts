// Nobody gets from a shared cache what is another person's: all that can be read is read by two people and a stranger
// through the load balancer's cache.
import { expect, test } from 'vitest'
import { isThorough } from '../../tests/thorough.ts'
import { openShop, startStorefront } from './storefront/test-shop.ts'
import { behindCache, type EdgeAnswer, readablePaths } from './test-edge.ts'
import { OWNED, type Person } from './test-owned.ts'
import type { World } from './test-world.ts'

const cookieOf = ({ cookies }: Pick<Person, 'cookies'>) =>
  [...cookies].map(([name, { value }]) => `${name}=${value}`).join('; ')

/** Two people with things of their own, one of them with an open shop that sells and a private photo. */
async function setUp() {
  const world = await startStorefront({ trustedProxies: 2 })
  const shop = await openShop(world, { isOpen: true })
  const { slug } = await shop.sell({ title: 'Olive oil' })
  const [ana, ben] = [await world.registered(), await world.registered()]
  const edge = await behindCache(world)
  const askers: Record<'ana' | 'ben' | 'maker' | 'stranger', { headers?: Record<string, string> }> = {
    maker: { headers: { cookie: cookieOf(shop.maker) } },
    ana: { headers: { cookie: cookieOf(ana) } },
    ben: { headers: { cookie: cookieOf(ben) } },
    stranger: {},
  }
  return {
    ...world,
    edge,
    askers,
    ana,
    shopNames: { handle: shop.handle, slug },
    async [Symbol.asyncDispose]() {
      await edge[Symbol.asyncDispose]()
      await world[Symbol.asyncDispose]()
    },
  }
}

/** The path with names of things that are Ana's. */
async function createFilling(world: World, ana: Person, shop: { handle: string; slug: string }) {
  const made = new Map<string, Record<string, string>>()
  const prefixes = Object.keys(OWNED).sort((a, b) => b.length - a.length)
  return async (path: string): Promise<string> => {
    const prefix = prefixes.find((each) => path === each || path.startsWith(`${each}/`))
    let things: Record<string, string> = shop
    if (prefix && path.includes(':')) {
      things = made.get(prefix) ?? (await OWNED[prefix]!(world, ana))
      made.set(prefix, things)
    }
    return path
      .replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(things[name] ?? 'a'))
      .replace('*', 'a')
  }
}

const statusOf = ({ headers }: EdgeAnswer) => String(headers['x-cache-status'])
const isFromCache = (answer: EdgeAnswer) => /hit|revalidated/.test(statusOf(answer))

test('whatever comes from the cache is what everybody gets, without a word about anybody', async () => {
  await using world = await setUp()
  const { edge, askers } = world
  const fill = await createFilling(world, world.ana, world.shopNames)
  const paths = readablePaths(world.app)
  expect(paths.length).toBeGreaterThan(120)
  // The API is not behind the cache, so a sample of it will do where nobody asks for the whole proof.
  const crawled = paths.filter((path, at) => isThorough || !path.startsWith('/api/') || at % 5 === 0)
  const shared: string[] = []

  for (const path of crawled) {
    const url = await fill(path)
    await edge.front(url, askers.ana)
    for (const [who, asking] of Object.entries(askers)) {
      const answer = await edge.front(url, asking)
      if (!isFromCache(answer)) continue
      const own = await edge.direct(url, {
        ...asking,
        headers: { ...asking.headers, 'x-forwarded-for': '192.0.2.1, 203.0.113.1' },
      })
      expect([who, url, answer.status, answer.body.toString()]).toEqual([
        who,
        url,
        own.status,
        own.body.toString(),
      ])
      expect([url, answer.headers['set-cookie']]).toEqual([url, undefined])
      // The API is not behind the cache in production; its answers say what is left for whoever asks.
      if (!path.startsWith('/api/')) expect([url, answer.headers.ratelimit]).toEqual([url, undefined])
      shared.push(path)
    }
  }
  // What a cache is for is shared, and nothing of a person is among it.
  for (const path of ['/shop/:handle', '/shop/:handle/products/:slug', '/shop/:handle/sitemap.xml'])
    expect(shared).toContain(path)
  const unexpected = shared.filter(
    (path) =>
      !/^\/(shop|storefront|assets|shop-images|by|portfolio-images)(\/|$)|^\/api\/v1\/(shops|example-applications|campaign-template-examples)(\/|$)/.test(
        path,
      ),
  )
  expect([...new Set(unexpected)]).toEqual([])
  expect(shared.filter((path) => /cart|checkout|orders/.test(path))).toEqual([])
})

test('a private photo is never kept, whoever asks for it first', async () => {
  await using world = await setUp()
  const { edge, askers, ana } = world
  const { id } = await world.reservedPhoto(ana.id)
  const name = '0123456789abcdef-320.webp'
  await world.buckets.renditions
    .file(`${ana.id}/${id}/${name}`)
    .save('a private picture', { resumable: false })
  const url = `/api/v1/renditions/${ana.id}/${id}/${name}`

  const first = await edge.front(url, askers.ana)
  expect([first.status, statusOf(first)]).toEqual([200, 'uncacheable'])
  for (const who of ['ben', 'stranger'] as const) {
    const { status, body } = await edge.front(url, askers[who])
    expect([who, status]).toEqual([who, who === 'ben' ? 404 : 401])
    expect(body.toString()).not.toContain('private')
  }
})

test('a request with hostile headers changes nothing of what the next person gets', async () => {
  await using world = await setUp()
  const { edge, shopNames } = world
  const page = `/shop/${shopNames.handle}`
  const honest = (await edge.direct(page)).body.toString()
  const hostile: Record<string, string>[] = [
    { 'x-forwarded-host': 'evil.example' },
    { 'x-forwarded-proto': 'evil' },
    { forwarded: 'host=evil.example;proto=evil' },
    { 'x-host': 'evil.example', 'x-forwarded-server': 'evil.example' },
    { 'x-original-url': '/shop/evil', 'x-rewrite-url': '/shop/evil' },
    { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE' },
    { origin: 'https://evil.example', referer: 'https://evil.example/' },
    { 'accept-language': 'evil', 'user-agent': 'evil' },
    { cookie: 'atelier_access=evil; theme=evil' },
    { 'x-goog-iap-jwt-assertion': 'evil', 'x-goog-authenticated-user-email': 'evil' },
  ]
  for (const [at, headers] of hostile.entries()) {
    const url = `${page}?n=${at}`
    const first = await edge.front(url, { headers })
    const next = await edge.front(url)
    expect([headers, first.body.toString()]).toEqual([headers, honest])
    expect([headers, next.body.toString()]).toEqual([headers, honest])
    expect(JSON.stringify(next.headers)).not.toContain('evil')
  }
  const misdirected = await edge.front(`${page}?n=host`, { headers: { host: 'evil.example' } })
  expect([misdirected.status, statusOf(misdirected)]).toEqual([421, 'uncacheable'])
})
