import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MESSAGES_OF_A_NETWORK } from '../../photos/portfolio/messages.ts'
import { PORTFOLIO_LOOKS } from '../../photos/portfolio/schemas.ts'
import { newId } from '../../platform/ids.ts'
import { SECRETS } from '../../platform/test-cloud.ts'
import type { World } from '../test-world.ts'
import { maker, ORIGIN, startGalleries } from './test-portfolio.ts'

let world: World
beforeAll(async () => {
  world = await startGalleries()
})
afterAll(() => world[Symbol.asyncDispose]())

const RIGHTS = { creator: 'Ana Ruiz', copyright: '© Ana Ruiz', licenceUrl: 'https://example.com/licence' }

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

/** The address of the only image on a page. */
const imageIn = (body: string) => /<img src="([^"]+)"/.exec(body)?.[1] ?? ''

/** An image that was made before. */
async function made(url: string) {
  const [, , photoId, version, width] = url.split('/')
  const [files] = await world.buckets.renditions.getFiles()
  const folder = files.map(({ name }) => name).find((name) => name.includes(`/${photoId}/`))
  const bytes = await sharp({ create: { width: 8, height: 6, channels: 3, background: 'teal' } })
    .webp()
    .toBuffer()
  const path = `${folder?.split('/').slice(0, 2).join('/')}/shop-${version}-${width}-fit.webp`
  await world.buckets.renditions.file(path).save(bytes, { resumable: false })
}

const look = (url: string) => world.app.inject({ url, headers: { accept: 'image/avif,image/webp,*/*' } })

test('its images say whose they are', async () => {
  const ana = await maker(world)
  await ana.rights(RIGHTS)
  await ana.save({ albumIds: [await ana.album('Vases', [await ana.photo()])] })
  const url = imageIn((await ana.visit('/vases')).body)
  await made(url)
  const { statusCode, rawPayload, headers } = await look(url)
  expect([statusCode, headers['content-type']]).toEqual([200, 'image/webp'])
  const { xmp, exif } = await sharp(rawPayload).metadata()
  expect(String(xmp)).toContain('© Ana Ruiz')
  expect(String(xmp)).toContain('https://example.com/licence')
  expect(String(exif)).toContain('Ana Ruiz')
  const another = url.replace(/\/[0-9a-f]{16}\//, '/0123456789abcdef/')
  expect((await look(another)).statusCode).toBe(404)
})

test.each<
  [string, (ana: Awaited<ReturnType<typeof maker>>, ids: { photo: string; album: string }) => unknown]
>([
  ['made private', (ana, { photo }) => ana.request('PATCH', `/api/v1/photos/${photo}`, { isPrivate: true })],
  ['moved to the trash', (ana, { photo }) => ana.request('POST', '/api/v1/photos/trash', { ids: [photo] })],
  [
    'taken out of its album',
    (ana, { photo, album }) => ana.request('POST', `/api/v1/albums/${album}/photos/remove`, { ids: [photo] }),
  ],
  ['in an album that is not shown any more', (ana) => ana.save({ albumIds: [] })],
  [
    'in an album in the trash',
    (ana, { album }) => ana.request('POST', '/api/v1/albums/trash', { ids: [album] }),
  ],
])('a photo that is %s is gone from page and image at once', async (_, act) => {
  const ana = await maker(world)
  const photo = await ana.photo()
  const album = await ana.album('Vases', [photo])
  await ana.save({ albumIds: [album] })
  const url = imageIn((await ana.visit('/vases')).body)
  await made(url)
  expect((await look(url)).statusCode).toBe(200)

  await act(ana, { photo, album })
  expect((await ana.visit('/vases')).body).not.toContain(photo)
  expect((await look(url)).statusCode).toBe(404)
})

test('a message reaches the person’s mailbox by the mail room, once, and nothing else of them is told', async () => {
  const ana = await maker(world)
  await ana.save()
  expect((await ana.visit()).body).toContain('name="website"')
  const form = { name: 'Bo', email: 'bo@example.com', text: 'Do you sell <b>vases</b>?', website: '' }
  const send = (fields: object, address = '192.0.2.77') =>
    world.app.inject({
      method: 'POST',
      url: `/by/${ana.handle}/message`,
      payload: new URLSearchParams({ ...form, ...fields }).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        'x-forwarded-for': address,
      },
    })
  const mails = async () => {
    const { docs } = await world.firestore.collection('accountMails').where('accountId', '==', ana.id).get()
    return docs.map((doc) => doc.get('message'))
  }
  const page = `${ORIGIN}/by/${ana.handle}`
  expect((await send({})).statusCode).toBe(503)
  await world.secrets.addSecretVersion({
    parent: SECRETS['smtp-url'],
    payload: { data: Buffer.from('smtp://127.0.0.1:9') },
  })
  await world.clock.advance(60_000)
  const sent = await send({})
  expect([sent.statusCode, sent.body.includes('Thank you')]).toEqual([200, true])
  expect(await mails()).toEqual([{ name: 'Bo', email: 'bo@example.com', text: form.text, page }])
  expect(sent.body).not.toContain((await world.account(ana.id)).email)

  const robot = await send({ website: 'https://spam.example' })
  expect([robot.statusCode, robot.body.includes('Thank you')]).toEqual([200, true])
  for (const wrong of [{ email: 'nobody' }, { name: '' }, { text: ' ' }, { name: 'a\nBcc: b@c.de' }])
    expect([wrong, (await send(wrong)).statusCode]).toEqual([wrong, 400])
  expect(await mails()).toHaveLength(1)

  const statuses: number[] = []
  for (let count = 0; count < MESSAGES_OF_A_NETWORK; count++)
    statuses.push((await send({ text: `Again ${count}` }, '198.51.100.7')).statusCode)
  expect(statuses.every((status) => status === 200)).toBe(true)
  expect((await send({}, '198.51.100.7')).statusCode).toBe(429)

  await ana.save({ takesMessages: false })
  await world.clock.advance(1000)
  expect((await send({}, '203.0.113.4')).statusCode).toBe(404)
  expect((await ana.visit()).body).not.toContain('name="website"')
})

test('a form of another site sends nothing', async () => {
  const ana = await maker(world)
  await ana.save()
  const answer = await world.app.inject({
    method: 'POST',
    url: `/by/${ana.handle}/message`,
    payload: 'name=a&email=a%40b.de&text=x&website=',
    headers: { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' },
  })
  expect(answer.statusCode).toBe(403)
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
