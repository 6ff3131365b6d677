import { afterAll, beforeAll, expect, test } from 'vitest'
import { PORTFOLIO_LOOKS } from '../../photos/portfolio/schemas.ts'
import { newId } from '../../platform/ids.ts'
import { countOperations } from '../../platform/test-database-operations.ts'
import type { World } from '../test-world.ts'
import { maker, ORIGIN, RIGHTS, startGalleries } from './test-portfolio.ts'

let world: World
const database = countOperations()
beforeAll(async () => {
  world = await startGalleries({ observe: database.observe })
})
afterAll(() => world[Symbol.asyncDispose]())

test('what is not published is seen by its owner only', async () => {
  const ana = await maker(world)
  expect((await ana.visit()).statusCode).toBe(404)
  await ana.save({ isPublished: false, about: 'I make vases.' })
  const hidden = await ana.visit()
  expect([hidden.statusCode, hidden.body.includes('vases')]).toEqual([404, false])
  const preview = await ana.request('GET', `/by/${ana.handle}`)
  expect(preview.statusCode).toBe(200)
  expect(preview.body).toContain('Only you see it')
  expect(preview.headers).toMatchObject({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' })
})

test('its first page shows the albums in their order, and says what it is', async () => {
  const ana = await maker(world)
  const [one, other] = [await ana.album('Vases', [await ana.photo()]), await ana.album('Bowls')]
  await ana.save({ albumIds: [other, one], about: 'I make vases.\n\nAnd bowls.' })
  const { statusCode, body, headers } = await ana.visit()
  expect(statusCode).toBe(200)
  expect(body.indexOf('Bowls')).toBeLessThan(body.indexOf('Vases'))
  expect(body).toContain('<p>I make vases.</p><p>And bowls.</p>')
  expect(body).toContain(`<link rel="canonical" href="${ORIGIN}/by/${ana.handle}">`)
  expect(body).toContain('<meta property="og:title" content="Ana Ruiz">')
  expect(body).toMatch(
    /<meta property="og:image" content="http:\/\/localhost\/portfolio-images\/[^"]*\/1280\/fit">/,
  )
  expect(headers['cache-control']).toBe('public, max-age=0, s-maxage=10, must-revalidate')
  expect(headers['set-cookie']).toBeUndefined()
  const again = { url: `/by/${ana.handle}`, headers: { 'if-none-match': String(headers.etag) } }
  expect((await world.app.inject(again)).statusCode).toBe(304)
})

test.each(PORTFOLIO_LOOKS)(
  'an album in the look %s has every photo with its sizes, and the first at once',
  async (look) => {
    const ana = await maker(world)
    const ids = [await ana.photo({ title: 'Red vase' }), await ana.photo(), await ana.photo()]
    await ana.save({ look, albumIds: [await ana.album('Vases & bowls', ids, 'From the kiln')] })
    const { statusCode, body } = await ana.visit('/vases-bowls')
    expect(statusCode).toBe(200)
    expect(body).toContain(`look-${look}`)
    const images = body.match(/<img [^>]*>/g) ?? []
    expect(images).toHaveLength(3)
    for (const image of images) {
      expect(image).toMatch(/srcSet="[^"]*\/320\/fit 320w,[^"]*\/2048\/fit 2048w"/i)
      expect(image).toMatch(/sizes="[^"]+" width="1600" height="800"/)
      expect(image).toMatch(/style="background-color:rgb/)
    }
    expect(images.map((image) => image.includes('loading="lazy"')).at(-1)).toBe(true)
    expect(images[0]).toContain('fetchPriority="high"')
    expect(images[0]).toContain('alt="Red vase"')
    // A file's name is no title.
    expect(images[1]).toContain('alt="Vases &amp; bowls"')
  },
)

test('search engines read whose the photos are and how to get a licence', async () => {
  const ana = await maker(world)
  await ana.rights(RIGHTS)
  const ids = [await ana.photo({ description: 'A vase' })]
  await ana.save({ albumIds: [await ana.album('Vases', ids)] })
  const { body } = await ana.visit('/vases')
  const [gallery] = [...body.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)].map(
    ([, json = '']) => JSON.parse(json),
  )
  expect(gallery).toMatchObject({
    '@type': 'ImageGallery',
    image: [
      {
        '@type': 'ImageObject',
        caption: 'A vase',
        creator: { '@type': 'Person', name: 'Ana Ruiz' },
        copyrightNotice: '© Ana Ruiz',
        license: 'https://example.com/licence',
        acquireLicensePage: `${ORIGIN}/by/${ana.handle}#contact`,
      },
    ],
  })
  expect(gallery.image[0].contentUrl).toMatch(/^http:\/\/localhost\/portfolio-images\//)
})

test('texts of a person stay texts', async () => {
  const hostile = '</script><script>alert(1)</script><!-- "><img src=x onerror=alert(1)>'
  const ana = await maker(world)
  await ana.rights({ ...RIGHTS, creator: hostile, copyright: hostile })
  const ids = [await ana.photo({ title: hostile, description: hostile })]
  for (const look of PORTFOLIO_LOOKS) {
    await ana.save({
      look,
      displayName: hostile.slice(0, 100),
      about: hostile,
      albumIds: [await ana.album(`x ${hostile}`, ids, hostile)],
    })
    const slug = Object.values((await ana.request('GET', '/api/v1/photo-portfolio')).json().slugs)[0]
    for (const path of ['', `/${slug}`]) {
      const { body, statusCode } = await ana.visit(path)
      expect(statusCode).toBe(200)
      expect(body).not.toContain('<script>alert')
      expect(body).not.toContain('<img src=x')
      expect(body).not.toContain('<!--')
    }
  }
})

test.each([
  ['admin', 'reserved'],
  ['l0gin', 'reserved'],
  ['retums', 'reserved'],
  ['аna-ruiz', 'only the letters a to z'],
  ['ａna', 'only the letters a to z'],
  ['Ana', 'only the letters a to z'],
  ['xn--80ak6aa92e', 'xn--'],
  ['a', 'at least 3'],
  ['../x', 'only the letters a to z'],
])('nobody can be called %s', async (handle, why) => {
  const ana = await maker(world)
  const { statusCode, body } = await ana.save({ handle })
  expect([statusCode, body.includes(why)]).toEqual([400, true])
  expect((await ana.request('GET', `/by/${encodeURIComponent(handle)}`)).statusCode).toBe(404)
})

test('a handle that is taken, or only looks so, is refused, and leads nowhere', async () => {
  const [ana, bo] = [await maker(world), await maker(world)]
  const handle = `morn0-${newId().slice(0, 6).replaceAll(/[01]/g, 'x')}`
  await ana.save({ handle })
  for (const wanted of [handle, handle.replace('rn', 'm'), handle.replace('0', 'o')]) {
    const refused = await bo.save({ handle: wanted })
    expect([wanted, refused.statusCode, refused.json().code]).toEqual([wanted, 409, 'handle-taken'])
    const free = await bo.request('GET', `/api/v1/portfolio-handles/${wanted}`)
    expect(free.json()).toMatchObject({ isAvailable: false })
  }
  expect((await bo.stranger.request('GET', `/by/${handle.replace('0', 'o')}`)).statusCode).toBe(404)
})

test('of two who want a handle at once one gets it', async () => {
  const people = [await maker(world), await maker(world)]
  const handle = `same-${newId().slice(0, 8)}`
  const answers = await Promise.all(people.map((each) => each.save({ handle })))
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
})

test('an old address leads to the new one, and back', async () => {
  const ana = await maker(world)
  await ana.save()
  await ana.save({ handle: `${ana.handle}-new` })
  const { statusCode, headers } = await ana.visit('/vases?after=x')
  expect([statusCode, headers.location]).toEqual([301, `/by/${ana.handle}-new/vases?after=x`])
  await ana.save()
  expect((await ana.visit()).statusCode).toBe(200)
})

test('an album keeps its address, and is another one’s only when it is gone', async () => {
  const ana = await maker(world)
  const one = await ana.album('Vases')
  await ana.save({ albumIds: [one] })
  await ana.request('PATCH', `/api/v1/albums/${one}`, { title: 'Pots' })
  const two = await ana.album('Vases')
  const saved = (await ana.save({ albumIds: [one, two] })).json()
  expect(saved.slugs).toEqual({ [one]: 'vases', [two]: 'vases-2' })
  expect((await ana.visit('/vases')).body).toContain('<h1>Pots</h1>')
})

test('an album of somebody else, a project and nothing cannot be shown', async () => {
  const [ana, bo] = [await maker(world), await maker(world)]
  const foreign = await bo.album('Secret')
  const project = (await ana.request('POST', '/api/v1/albums', { title: 'P', kind: 'project' })).json().id
  for (const id of [foreign, project, 'nothing-has-this-id']) {
    const refused = await ana.save({ albumIds: [id] })
    expect([refused.statusCode, refused.json().errors[0].field]).toEqual([400, 'albumIds.0'])
  }
})

test.each([
  '?after=made-by-nobody',
  '?after=eyJwbGFjZSI6MX0',
  `?after=${'x'.repeat(3000)}`,
  '?utm_source=mail',
])('an album with %s shows its photos all the same', async (query) => {
  const ana = await maker(world)
  await ana.save({ albumIds: [await ana.album('Vases', [await ana.photo()])] })
  const { statusCode, body } = await ana.visit(`/vases/more${query}`)
  expect([statusCode, body.includes('data-photo=')]).toEqual([200, true])
})

test.each(['/nothing', '/vases/more', '/..%2F..', '/__proto__'])('there is nothing at %s', async (path) => {
  const ana = await maker(world)
  await ana.save()
  const { statusCode, body, headers } = await ana.visit(path)
  expect([statusCode, headers['cache-control']]).toEqual([404, 'private, no-store'])
  expect(body).toContain('<meta name="robots" content="noindex">')
})

test('its sitemap names its pages', async () => {
  const ana = await maker(world)
  await ana.save({ albumIds: [await ana.album('Vases')] })
  const { body, headers } = await ana.visit('/sitemap.xml')
  expect(headers['content-type']).toContain('application/xml')
  expect(body).toContain(`<loc>${ORIGIN}/by/${ana.handle}</loc>`)
  expect(body).toContain(`<loc>${ORIGIN}/by/${ana.handle}/vases</loc>`)
})

test('an album costs few reads beside its photos, and none of other albums', async () => {
  const ana = await maker(world)
  const ids = [await ana.photo(), await ana.photo(), await ana.photo(), await ana.photo()]
  const albumIds = [await ana.album('Vases', ids), await ana.album('Bowls', ids), await ana.album('Cups')]
  await ana.save({ albumIds, linksShop: false })
  const readsOf = async (path: string) => {
    await world.clock.advance(1000)
    database.take()
    expect((await ana.stranger.request('GET', `/by/${ana.handle}${path}`)).statusCode).toBe(200)
    return database.take().reads
  }
  // The handle, the portfolio, the person's rights and twice the album, and each photo with its place.
  expect(await readsOf('/vases')).toBe(5 + 4 * 2)
  // A handle is known from then on.
  expect(await readsOf('/bowls')).toBe(4 + 4 * 2)
  expect(await readsOf('/sitemap.xml')).toBe(1 + albumIds.length)
})
