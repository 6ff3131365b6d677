import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filesIn } from '../../photos/archives/test-zip.ts'
import type { NewPhotoLink } from '../../photos/links/schemas.ts'
import { ORIGINAL, say, share } from '../test-links.ts'
import type { Browser, World } from '../test-world.ts'
import { maker, startGalleries } from './test-portfolio.ts'

let world: World
beforeAll(async () => {
  world = await startGalleries()
})
afterAll(() => world[Symbol.asyncDispose]())

/** A link to photos with these titles. */
async function sent(titles: string[] = ['One', 'Two'], wishes: Partial<NewPhotoLink> = {}) {
  const ana = await maker(world)
  const ids: string[] = []
  for (const title of titles) ids.push(await ana.photo({ title }))
  const link = await share(ana, { source: { kind: 'photos', ids }, ...wishes })
  const client = world.browser({ address: '192.0.2.55' })
  return { ana, ids, ...link, client, visit: () => visit(client, link.path) }
}

/** A moment later than anything that was done. */
async function visit(client: Browser, path: string) {
  await world.clock.advance(1000)
  return client.request('GET', path)
}

const submit = (path: string, password: string) =>
  world.app.inject({
    method: 'POST',
    url: path,
    payload: new URLSearchParams({ password }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
  })

test('who has the link sees its photos, and no search engine or cache keeps them', async () => {
  const { visit, ids, api } = await sent()
  const { statusCode, body, headers } = await visit()
  expect(statusCode).toBe(200)
  for (const id of ids) expect(body).toContain(`src="${api}/photos/${id}/thumbnail"`)
  expect(body).toContain('<title>Wedding</title>')
  expect(body).toContain('<meta name="robots" content="noindex">')
  expect(body).not.toContain('og:')
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
    'referrer-policy': 'no-referrer',
  })
})

test('a password opens it by a form alone, and only in the browser that gave it', async () => {
  const { visit, path, ids } = await sent(['One'], { password: 'olive grove' })
  const asked = await visit()
  expect([asked.statusCode, asked.body.includes(ids[0]!), asked.body.includes('name="password"')]).toEqual([
    200,
    false,
    true,
  ])
  const wrong = await submit(path, 'wrong')
  expect([wrong.statusCode, wrong.body.includes('role="alert"'), wrong.body.includes(ids[0]!)]).toEqual([
    403,
    true,
    false,
  ])
  const right = await submit(path, 'olive grove')
  expect([right.statusCode, right.headers.location]).toEqual([303, path])
  const cookie = right.cookies.find((each) => each.path === path)
  const opened = await world.app.inject({
    url: path,
    headers: { cookie: `${cookie?.name}=${cookie?.value}` },
  })
  expect([opened.statusCode, opened.body.includes(ids[0]!)]).toEqual([200, true])
  expect((await visit()).body).not.toContain(ids[0])
})

test.each(['', 'x'.repeat(48), '0'.repeat(48), '..%2F..', 'x'.repeat(150)])(
  'an address that nobody was sent says so: %s',
  async (token) => {
    const { statusCode, body } = await world.app.inject({
      url: `/s/${token}`,
      headers: { accept: 'text/html' },
    })
    expect(statusCode).toBe(404)
    expect(body).not.toContain('data-photos')
  },
)

test('a link that was taken back looks as if it had never been, but to who had opened it', async () => {
  const { ana, visit, path, link } = await sent()
  await visit()
  const revoked = await ana.request('POST', `/api/v1/photo-links/${link.id}/revoke`)
  expect(revoked.statusCode).toBeLessThan(300)
  const ended = await visit()
  expect([ended.statusCode, ended.body.includes('This link has ended')]).toEqual([410, true])
  const stranger = await world.app.inject({ url: path })
  expect([stranger.statusCode, stranger.body.includes('This link does not work')]).toEqual([404, true])
})

test('hearts and comments are on the page, for browsers without a script, too', async () => {
  const { client, visit, ids, api, ...link } = await sent(['One', 'Two'], { canComment: true })
  await visit()
  await client.request('PUT', `${api}/photos/${ids[1]}/favourite`)
  await say(client, { ...link, api }, ids[0]!, 'Brighter, please')
  const { body } = await visit()
  expect(body).toContain(`data-heart="${ids[1]}" aria-pressed="true"`)
  expect(body).toContain(`data-heart="${ids[0]}" aria-pressed="false"`)
  expect(body).toContain('1 comment')
  const marked = await client.request('GET', `${link.path}?only=favourites`)
  expect([marked.body.includes(ids[1]!), marked.body.includes(ids[0]!)]).toEqual([true, false])
})

test('a link that asks for nothing has no hearts', async () => {
  const { visit } = await sent(['One'], { canComment: false })
  const { body } = await visit()
  expect([body.includes('data-heart'), body.includes('data-can-comment')]).toEqual([false, false])
})

test('texts of a maker stay texts', async () => {
  const hostile = '</script><script>alert(1)</script><!-- "><img src=x onerror=alert(1)>'
  const { visit } = await sent([hostile], { title: hostile, message: hostile, recipient: hostile })
  const { body, statusCode } = await visit()
  expect(statusCode).toBe(200)
  expect(body).not.toContain('<script>alert')
  expect(body).not.toContain('<img src=x')
  expect(body).not.toContain('<!--')
})

test('a photo that is private or in the trash is not on the page, wherever it was', async () => {
  const { ana, visit, ids } = await sent()
  await ana.request('PATCH', `/api/v1/photos/${ids[0]}`, { isPrivate: true })
  await ana.request('POST', '/api/v1/photos/trash', { ids: [ids[1]] })
  const { statusCode, body } = await visit()
  expect([statusCode, ids.some((id) => body.includes(id))]).toEqual([200, false])
  expect(body).toContain('There are no photos here at the moment.')
})

test('a cursor that nobody made shows the first photos', async () => {
  const { client, path, ids } = await sent()
  const { statusCode, body } = await client.request('GET', `${path}?after=made-by-nobody`)
  expect([statusCode, body.includes(ids[0]!)]).toEqual([200, true])
})

test('all photos of a link come as one file, with the rights in each, and in parts', async () => {
  const { ana, client, visit, path } = await sent(['One', 'Two'], { downloads: 'small' })
  await ana.rights({ creator: 'Ana Ruiz', copyright: '© Ana Ruiz', licenceUrl: '' })
  expect((await visit()).body).toContain(`href="${path}/archive"`)
  const { statusCode, headers, rawPayload } = await client.request('GET', `${path}/archive`)
  expect(statusCode).toBe(200)
  expect(headers).toMatchObject({
    'content-type': 'application/zip',
    'content-length': String(rawPayload.length),
    'cache-control': 'private, no-store',
  })
  const files = await filesIn(rawPayload)
  expect(files.map(({ name }) => name)).toEqual(['DSC_0001.webp', 'DSC_0001 (2).webp'])
  for (const { bytes } of files) expect(bytes.includes('© Ana Ruiz')).toBe(true)

  expect((await ana.request('GET', '/api/v1/photo-links')).json().items[0]).toMatchObject({ downloaded: 1 })

  const part = await world.app.inject({
    url: `${path}/archive`,
    headers: { range: 'bytes=100-', 'if-range': String(headers.etag) },
  })
  expect([part.statusCode, part.rawPayload.equals(rawPayload.subarray(100))]).toEqual([206, true])
})

test('originals come as they were uploaded, and private photos stay out', async () => {
  const { ana, ids, client, visit, path } = await sent(['One', 'Two'], { downloads: 'original' })
  await ana.request('PATCH', `/api/v1/photos/${ids[0]}`, { isPrivate: true })
  await visit()
  const { rawPayload } = await client.request('GET', `${path}/archive`)
  expect(await filesIn(rawPayload)).toEqual([{ name: 'DSC_0001.jpg', bytes: Buffer.from(ORIGINAL) }])
})

test('where nothing may be downloaded, or a password is missing, there is no file of all photos', async () => {
  const none = await sent(['One'], { downloads: 'none' })
  expect((await none.visit()).body).not.toContain('/archive')
  expect((await none.client.request('GET', `${none.path}/archive`)).statusCode).toBe(403)
  const locked = await sent(['One'], { downloads: 'small', password: 'olive grove' })
  const asked = await locked.client.request('GET', `${locked.path}/archive`)
  expect([asked.headers['content-type'], asked.body.includes('name="password"')]).toEqual([
    'text/html; charset=utf-8',
    true,
  ])
})

test('a page that is kept for a moment is shown only to who may see it, each in a visit of their own', async () => {
  const { ana, client, path, link, ids } = await sent(['One'], { canComment: true })
  const other = world.browser({ address: '192.0.2.61' })
  const pages = [await client.request('GET', path), await other.request('GET', path)]
  expect(pages[1]!.body === pages[0]!.body).toBe(true)
  const visits = pages.map(({ cookies }) => cookies.find((cookie) => cookie.path === path)?.value)
  expect(new Set(visits).size).toBe(2)
  for (let time = 0; time < 2; time++) {
    const packed = await world.app.inject({ url: path, headers: { 'accept-encoding': 'br' } })
    expect(packed.headers).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'no-store' })
    expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(pages[0]!.body)
  }

  const api = path.replace('/s/', '/api/v1/shared/')
  await client.request('PUT', `${api}/photos/${ids[0]}/favourite`)
  const marked = await other.request('GET', path)
  expect(marked.body).toContain(`data-heart="${ids[0]}" aria-pressed="true"`)
  await ana.request('PATCH', `/api/v1/photo-links/${link.id}`, { title: 'Another', downloads: 'small' })
  const renamed = await other.request('GET', path)
  expect([renamed.body.includes('<title>Another'), renamed.body.includes('/archive"')]).toEqual([true, true])
  await ana.request('PATCH', `/api/v1/photo-links/${link.id}`, { password: 'olive grove' })
  expect((await world.browser().request('GET', path)).body).not.toContain(ids[0])
  await ana.request('POST', `/api/v1/photo-links/${link.id}/revoke`)
  expect((await world.browser().request('GET', path)).statusCode).toBe(404)
})
