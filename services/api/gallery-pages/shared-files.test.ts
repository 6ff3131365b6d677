// What comes of a link whose photos are too many for one file.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filesIn } from '../../photos/archives/test-zip.ts'
import { share } from '../test-links.ts'
import type { Browser, World } from '../test-world.ts'
import { maker, startGalleries } from './test-portfolio.ts'

let world: World
beforeAll(async () => {
  world = await startGalleries()
})
afterAll(() => world[Symbol.asyncDispose]())

const LARGE = 900 * 1024 ** 2

/** Its bytes are few, and do not count. */
const large = (ana: Awaited<ReturnType<typeof maker>>, name: string) =>
  ana.photo({ name, size: LARGE, holdsBytes: false })

/** A link to originals of which two are as much as one file holds. */
async function sent(names: string[], kind: 'photos' | 'album') {
  const ana = await maker(world)
  const ids: string[] = []
  for (const name of names) ids.push(await large(ana, name))
  const album = kind === 'album' ? await ana.album('Wedding', ids) : null
  const source =
    album === null ? { kind: 'photos' as const, ids } : { kind: 'album' as const, albumId: album }
  const { path } = await share(ana, { source, downloads: 'original' })
  return { ana, ids, album, path, client: world.browser({ address: '192.0.2.56' }) }
}

/** Addresses and names of the files that a page lists. */
const listed = (html: string) =>
  [...html.matchAll(/<a href="([^"]+\?part=[^"]+)">([^<]+)</g)].map(([, address = '', name]) => ({
    address,
    name,
  }))

async function namesIn(client: Browser, address: string): Promise<string[]> {
  const { rawPayload } = await client.request('GET', address)
  return (await filesIn(rawPayload)).map(({ name }) => name)
}

const FIVE = ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg', 'e.jpg']

test.each(['photos', 'album'] as const)(
  'too many photos for one file, by a link to %s, come as numbered ones',
  async (kind) => {
    const { ana, client, path } = await sent(FIVE, kind)
    const page = await client.request('GET', path)
    expect(page.body).toContain('They come as 3 files, about 4.7\u00a0GB in all.')
    const { statusCode, headers, body } = await client.request('GET', `${path}/archive`)
    expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([
      ...[200, 'text/html; charset=utf-8', 'no-store'],
    ])
    const files = listed(body)
    expect(files.map(({ name }) => name)).toEqual([
      '1 of 3: photos 1–2',
      '2 of 3: photos 3–4',
      '3 of 3: photo 5',
    ])
    expect(body).toContain('about 1.9\u00a0GB')
    const shown = (
      await client.request('GET', path.replace('/s/', '/api/v1/shared/').concat('/photos'))
    ).json()
    expect(shown.items).toHaveLength(5)
    const contents: string[][] = []
    for (const { address } of files) contents.push(await namesIn(client, address))
    expect(contents.map(({ length }) => length)).toEqual([2, 2, 1])
    expect(contents.flat().sort()).toEqual(FIVE)
    expect((await ana.request('GET', '/api/v1/photo-links')).json().items[0]).toMatchObject({ downloaded: 1 })
  },
)

test('the page says beforehand how large one file is, and where it cannot know, when there are several', async () => {
  const { client, path } = await sent(['a.jpg', 'b.jpg'], 'photos')
  expect((await client.request('GET', path)).body).toContain('One file, about 1.9\u00a0GB.')
  const later = await client.request('GET', `${path}?after=made-by-nobody`)
  expect(later.body).toContain('More than 1,000 photos or 2.1\u00a0GB come as several files.')
  const favourites = await client.request('GET', `${path}?only=favourites`)
  expect(favourites.body).not.toContain('class="shared-files"')
})

test('the size of pictures is not known before, and nothing is said of it', async () => {
  const ana = await maker(world)
  const ids = [await large(ana, 'a.jpg'), await large(ana, 'b.jpg')]
  const { path } = await share(ana, { source: { kind: 'photos', ids }, downloads: 'small' })
  const { body } = await world.browser().request('GET', path)
  expect([body.includes('Download all'), body.includes('class="shared-files"')]).toEqual([true, false])
})

test('a file of several has a name, goes on where it broke off, and is the same from everywhere', async () => {
  const { client, path } = await sent(FIVE, 'album')
  const [, second] = listed((await client.request('GET', `${path}/archive`)).body)
  const whole = await client.request('GET', second!.address)
  expect(whole.headers['content-disposition']).toContain('Wedding (2 of 3).zip')
  const elsewhere = await world.anotherInstance()
  const rest = await elsewhere.inject({
    url: second!.address,
    headers: { range: 'bytes=50-', 'if-range': String(whole.headers.etag) },
  })
  expect([rest.statusCode, rest.rawPayload.equals(whole.rawPayload.subarray(50))]).toEqual([206, true])
})

test('what changes after the files were listed is neither lost nor shown against its maker’s will', async () => {
  const { ana, album, ids, client, path } = await sent(FIVE, 'album')
  const files = listed((await client.request('GET', `${path}/archive`)).body)
  const before: string[][] = []
  for (const { address } of files) before.push(await namesIn(client, address))
  const hidden = before[0]![0]!
  await ana.request('PATCH', `/api/v1/photos/${ids[FIVE.indexOf(hidden)]}`, { isPrivate: true })
  const added = await ana.photo({ name: 'f.jpg', size: 1000 })
  await ana.request('POST', `/api/v1/albums/${album}/photos`, { ids: [added] })
  const contents: string[] = []
  for (const { address } of files) contents.push(...(await namesIn(client, address)))
  expect(contents.sort()).toEqual([...FIVE.filter((name) => name !== hidden), 'f.jpg'])

  // More than what the file was listed with, and room for, is said.
  for (const name of ['g.jpg', 'h.jpg']) {
    const ids = [await large(ana, name)]
    await ana.request('POST', `/api/v1/albums/${album}/photos`, { ids })
  }
  const answers = await Promise.all(files.map(({ address }) => client.request('GET', address)))
  const refused = answers.filter(({ statusCode }) => statusCode === 409)
  expect(refused.map(({ body }) => body.includes('The photos have changed'))).toEqual([true])
})

const token = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

test('an address that nobody made says that there is no such file', async () => {
  const { client, path } = await sent(['a.jpg'], 'photos')
  const queries = {
    'no number': 'part=2',
    nothing: 'part=',
    'what no cursor is': 'part=%00%ff',
    'two files': 'part=1&part=2',
    'a long text': `part=${'x'.repeat(5000)}`,
    'a file before the first': `part=${token({ number: 0, of: null, after: null, until: null })}`,
    'a place of another list': `part=${token({ number: 1, of: 1, after: 'nowhere', until: null })}`,
    'more than a file says': `part=${token({ number: 1, of: 1, after: null, until: null, to: 9 })}`,
    'a list from nowhere': 'from=nowhere',
  }
  for (const [what, query] of Object.entries(queries)) {
    const { statusCode, body } = await client.request('GET', `${path}/archive?${query}`)
    const says = [body.includes('There is no such file'), body.includes(`href="${path}"`)]
    expect([what, statusCode, ...says]).toEqual([what, 404, true, true])
  }
})

test('an address made for everything at once gets no more than one file holds', async () => {
  const { client, path } = await sent(FIVE, 'photos')
  const everything = token({ number: 1, of: 1, after: null, until: null })
  expect((await client.request('GET', `${path}/archive?part=${everything}`)).statusCode).toBe(409)
})

test('a file of a link that ended, or has a password, is not given', async () => {
  const { ana, client, path } = await sent(FIVE, 'photos')
  const [first] = listed((await client.request('GET', `${path}/archive`)).body)
  const [link] = (await ana.request('GET', '/api/v1/photo-links')).json().items
  await ana.request('PATCH', `/api/v1/photo-links/${link.id}`, { password: 'olive grove' })
  expect((await client.request('GET', first!.address)).body).toContain('name="password"')
  await ana.request('POST', `/api/v1/photo-links/${link.id}/revoke`)
  expect((await world.browser().request('GET', first!.address)).statusCode).toBe(404)
})
