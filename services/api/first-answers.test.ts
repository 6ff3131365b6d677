import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyRequest } from 'fastify'
import { expect, test } from 'vitest'
import { createFirstAnswers } from './first-answers.ts'
import { type Browser, PASSWORD, setUp, type World } from './test-world.ts'

const asks = ['/api/v1/account', '/api/v1/photos?sort=taken&order=desc&limit=150']
const early = `<script type="application/json" id="early">${JSON.stringify({ pages: { '/photos': { asks } } })}</script>`
const FILE = `<!doctype html><head>${early}<link rel="modulepreload" crossorigin href="/assets/a.js">the page`

async function openStudio(options: Parameters<typeof setUp>[0] = {}) {
  const webRoot = mkdtempSync(join(tmpdir(), 'atelier-web-'))
  writeFileSync(join(webRoot, 'index.html'), FILE)
  const world = await setUp({ webRoot, ...options })
  return {
    world,
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]()
      rmSync(webRoot, { recursive: true })
    },
  }
}

function open(world: World, person: Browser | null, url = '/photos', headers: Record<string, string> = {}) {
  const cookie = [...(person?.cookies ?? [])].map(([name, { value }]) => `${name}=${value}`).join('; ')
  return world.app.inject({ url, headers: { accept: 'text/html', ...(cookie && { cookie }), ...headers } })
}

/** Opens it until its answers come in time, which on a busy machine may not be the first time. */
async function openWithAnswers(world: World, person: Browser) {
  const pages: Awaited<ReturnType<typeof open>>[] = []
  await expect
    .poll(async () => {
      pages.push(await open(world, person))
      return answersIn(pages.at(-1)!.body)
    })
    .not.toBeNull()
  return pages.at(-1)!
}

const answersIn = (html: string) => {
  const text = /<script type="application\/json" id="answers">(.*?)<\/script>/s.exec(html)?.[1]
  return text ? JSON.parse(text) : null
}

const idsIn = (html: string): string[] => answersIn(html)[asks[1]!].items.map(({ id }: { id: string }) => id)

test('the page brings the person’s own photos, and nobody else’s', async () => {
  await using studio = await openStudio()
  const { world } = studio
  const [ana, ben] = [await world.registered(), await world.registered()]
  const hers = await world.reservedPhoto(ana.id)
  const his = await world.reservedPhoto(ben.id)

  const page = await openWithAnswers(world, ana)
  expect(page.headers).toMatchObject({
    'cache-control': 'private, no-store',
    'content-type': 'text/html; charset=utf-8',
  })
  expect(answersIn(page.body)[asks[0]!]).toMatchObject({ id: ana.id })
  expect(idsIn(page.body)).toEqual([hers.id])
  expect(page.body).not.toContain(his.id)
  expect(idsIn((await openWithAnswers(world, ben)).body)).toEqual([his.id])
  // The application's scripts wait for the first screen.
  expect(page.body).not.toContain('modulepreload')
})

test('strangers, other addresses and ended sessions get the page as it is', async () => {
  await using studio = await openStudio()
  const { world } = studio
  const ana = await world.registered()
  const ended = ana.copy()
  await ana.request('DELETE', '/api/v1/session')
  world.clock.advance(60_000)
  const ben = await world.registered()

  const pages = await Promise.all([
    open(world, null),
    open(world, ended),
    open(world, ben, '/careers'),
    open(world, ben, '/photos?tag=sea'),
    open(world, null, '/photos', { cookie: 'atelier_access=made-up' }),
    open(world, null, '/photos', { 'x-goog-iap-jwt-assertion': 'made-up' }),
  ])
  for (const page of pages)
    expect(page).toMatchObject({ statusCode: 200, headers: { 'cache-control': 'no-cache' }, body: FILE })
})

test('what a person wrote cannot end the script in which it is', async () => {
  await using studio = await openStudio()
  const { world } = studio
  const ana = await world.registered()
  const { id } = await world.reservedPhoto(ana.id)
  const title = '</script><script>alert(1)</script><!-- $& $1'
  await ana.request('PATCH', `/api/v1/photos/${id}`, { title })

  const { body } = await openWithAnswers(world, ana)
  expect(body).not.toContain('<script>alert')
  expect(body).not.toContain('<!--')
  expect(answersIn(body)[asks[1]!].items[0]).toMatchObject({ id, title })
})

test('private photos do not come with the page, even while they are unlocked', async () => {
  await using studio = await openStudio()
  const { world } = studio
  const ana = await world.registered()
  const { id } = await world.reservedPhoto(ana.id)
  expect(idsIn((await openWithAnswers(world, ana)).body)).toEqual([id])
  await ana.request('PATCH', `/api/v1/photos/${id}`, { isPrivate: true })
  const unlocked = await ana.request('POST', '/api/v1/account/private-access', { password: PASSWORD })
  expect(unlocked.statusCode).toBe(200)
  expect(idsIn((await openWithAnswers(world, ana)).body)).toEqual([])
})

test('answers that do not come in time are left to the browser', async () => {
  const request = {
    cookies: { atelier_access: 'token' },
    headers: {},
    socket: {},
    trace: { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), sampled: true },
  } as unknown as FastifyRequest
  const late = createFirstAnswers({ ask: () => new Promise(() => undefined), patience: 1 })
  expect(await late(request, asks)).toBeNull()
  const inTime = createFirstAnswers({ ask: async () => ({ statusCode: 200, payload: '{}' }) })
  expect(await inTime(request, ['/a'])).toBe('{"/a":{}}')
})
