import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { FetchRefused } from './fetch-refused.ts'
import { isPublicAddress } from './public-addresses.ts'
import { createSafeFetch, type SafeFetchDeps } from './safe-fetch.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** A site on this machine that is called `site.example`; every other name has the address that the test says. */
async function setUp(
  answer: Answer,
  { addresses = {}, ...deps }: SafeFetchDeps & { addresses?: Names } = {},
) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.headers.host}${request.url}`)
    answer(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const resolved: string[] = []
  const safeFetch = createSafeFetch({
    async resolve(host) {
      resolved.push(host)
      const found = addresses[host] ?? [host]
      return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    },
    reroute: (url) =>
      url.hostname === 'site.example' ? new URL(url.pathname + url.search, `http://127.0.0.1:${port}`) : null,
    ...deps,
  })
  return {
    port,
    asked,
    resolved,
    fetch: safeFetch,
    code: (url: string) =>
      safeFetch(url).then(
        () => 'fetched',
        (error: unknown) => (error instanceof FetchRefused ? error.code : String(error)),
      ),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
type Names = Record<string, string[]>

const page: Answer = (_request, response) => response.end('<p>Hello</p>')

test.each([
  ...['127.0.0.1', '127.8.8.8', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
  ...['169.254.169.254', '100.64.0.1', '192.0.0.8', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
  ...['::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', 'fe80::1', 'fc00::1', 'fd00:ec2::254', 'ff02::1'],
  ...['64:ff9b::7f00:1', '64:ff9b:1::1', '2002:7f00:1::', '2001::1', '2001:db8::1', 'nonsense', ''],
])('%s is not on the public internet', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each(['8.8.8.8', '172.15.0.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::1'])(
  '%s is on the public internet',
  (address) => {
    expect(isPublicAddress(address)).toBe(true)
  },
)

test.each([
  'http://127.0.0.1:PORT/',
  'http://0x7f.1:PORT/',
  'http://2130706433:PORT/',
  'http://[::1]:PORT/',
  'http://[::ffff:127.0.0.1]:PORT/',
  'http://169.254.169.254/computeMetadata/v1/',
  'http://inside.example:PORT/',
  'http://mixed.example:PORT/',
])('nothing is requested from %s', async (url) => {
  const addresses = { 'inside.example': ['127.0.0.1'], 'mixed.example': ['8.8.8.8', '127.0.0.1'] }
  await using world = await setUp(page, { addresses })
  expect(await world.code(url.replace('PORT', String(world.port)))).toBe('private')
  expect(world.asked).toEqual([])
})

test.each(['ftp://site.example/', 'file:///etc/passwd', 'javascript:alert(1)', 'gopher://site.example', 'x'])(
  '%s is no address of a page',
  async (url) => {
    await using world = await setUp(page)
    expect(await world.code(url)).toBe('address')
  },
)

test.each([
  ['http://127.0.0.1:PORT/secret', 'private'],
  ['http://inside.example:PORT/secret', 'private'],
  ['//169.254.169.254/', 'private'],
  ['file:///etc/passwd', 'address'],
])('a redirect to %s is not followed', async (location, code) => {
  await using world = await setUp(
    (_request, response) => {
      response.writeHead(302, { location: location.replace('PORT', String(world.port)) }).end()
    },
    { addresses: { 'inside.example': ['127.0.0.1'] } },
  )
  expect(await world.code('http://site.example/start')).toBe(code)
  expect(world.asked).toEqual(['site.example/start'])
})

test('a name is resolved once, and its address connected to', async () => {
  const answers = [['127.0.0.1'], ['10.0.0.1']]
  await using world = await setUp(page, {
    resolve: async () => (answers.shift() ?? []).map((address) => ({ address, family: 4 })),
    isAllowed: (address) => address === '127.0.0.1',
  })
  const { body } = await world.fetch(`http://changing.example:${world.port}/`)
  expect([body.toString(), answers]).toEqual(['<p>Hello</p>', [['10.0.0.1']]])
  expect(world.asked).toEqual([`changing.example:${world.port}/`])
})

test('up to five redirects are followed, and the last address is told', async () => {
  await using world = await setUp(({ url = '' }, response) => {
    const step = Number(url.slice(1))
    if (step === 0) return response.setHeader('content-type', 'text/html').end('there')
    response.writeHead(301, { location: `/${step - 1}` }).end()
  })
  expect(await world.fetch('http://site.example/5')).toMatchObject({
    url: 'http://site.example/0',
    status: 200,
    contentType: 'text/html',
  })
  expect(await world.code('http://site.example/6')).toBe('redirects')
  expect(await world.code('http://site.example/40')).toBe('redirects')
})

const MEGABYTE = 1024 * 1024

test.each<[string, Answer, string]>([
  ['5 MB and a byte', (_, response) => response.end(Buffer.alloc(5 * MEGABYTE + 1)), 'too-large'],
  [
    'a page without an end',
    (_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(64 * 1024)));
        response.once('drain', more)
      }
      more()
    },
    'too-large',
  ],
  [
    'a small file that unpacks to 200 MB',
    (_, response) => {
      response.setHeader('content-encoding', 'gzip')
      response.end(gzipSync(Buffer.alloc(200 * MEGABYTE)))
    },
    'too-large',
  ],
  [
    'what claims to be packed',
    (_, response) => response.setHeader('content-encoding', 'gzip').end('not packed'),
    'broken',
  ],
  ['an unknown packing', (_, response) => response.setHeader('content-encoding', 'zip9').end('x'), 'broken'],
  ['a connection that breaks', (request) => request.socket.destroy(), 'unreachable'],
  [
    'half an answer',
    (_, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('half', () => response.destroy())
    },
    'unreachable',
  ],
])('%s is refused', async (_what, answer, code) => {
  await using world = await setUp(answer)
  expect(await world.code('http://site.example/')).toBe(code)
})

test.each<[string, SafeFetchDeps, Answer]>([
  ['a site that never answers', {}, () => {}],
  ['a site that never ends', {}, (_, response) => void response.write('<p>')],
  ['a name that is never resolved', { resolve: () => new Promise(() => {}), reroute: () => null }, page],
])('%s is given up in time', async (_what, deps, answer) => {
  await using world = await setUp(answer, { maxMs: 50, ...deps })
  expect(await world.code('http://site.example/')).toBe('too-slow')
})

test('what is packed is unpacked, and a refusal of the site is an answer', async () => {
  await using world = await setUp((_request, response) => {
    response.writeHead(429, { 'content-encoding': 'gzip', 'retry-after': '120' })
    response.end(gzipSync('Slow down'))
  })
  const { status, body, retryAfter } = await world.fetch('http://site.example/')
  expect([status, body.toString(), retryAfter]).toEqual([429, 'Slow down', '120'])
})

test('a cookie is for the host of the fetch, and never for one that a redirect leads to', async () => {
  const seen: [host: string, cookie: string | undefined][] = []
  const servers: Record<string, string> = {
    'https://site.example/same': '/there',
    'https://site.example/away': 'https://other.example/back',
    'https://other.example/back': 'https://site.example/there',
    'https://site.example/plain': 'http://site.example/there',
  }
  const answer: Answer = ({ headers, url = '' }, response) => {
    const from = new URL(url, 'http://localhost').searchParams.get('from') ?? ''
    seen.push([from, headers.cookie])
    const location = servers[from]
    response.writeHead(location ? 302 : 200, location ? { location } : {}).end('there')
  }
  await using world = await setUp(answer, {
    cookieFor: async (host) => (host === 'site.example' ? 'li_at=secret' : null),
    reroute: (url): URL => {
      const target = new URL(`http://127.0.0.1:${world.port}${url.pathname}`)
      target.searchParams.set('from', url.href)
      return target
    },
  })
  for (const path of ['there', 'same', 'away', 'plain']) await world.fetch(`https://site.example/${path}`)
  await world.fetch('https://other.example/there')
  await world.fetch('http://site.example/there')
  expect(seen).toEqual([
    ['https://site.example/there', 'li_at=secret'],
    ['https://site.example/same', 'li_at=secret'],
    ['https://site.example/there', 'li_at=secret'],
    ['https://site.example/away', 'li_at=secret'],
    ['https://other.example/back', undefined],
    ['https://site.example/there', undefined],
    ['https://site.example/plain', 'li_at=secret'],
    ['http://site.example/there', undefined],
    ['https://other.example/there', undefined],
    ['http://site.example/there', undefined],
  ])
})
