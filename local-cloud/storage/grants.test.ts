import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { stopTime } from '../../tests/stop-time.ts'
import { CREATOR, setUp, type World, WRITER } from './testing.ts'

const CHUNK = 256 * 1024

/** Creates a grant like the product's: create-only, exact size, fixed type. */
async function grant(world: World, { name = 'maker/photo', size = 10, email = WRITER } = {}) {
  const headers = {
    'content-type': 'image/jpeg',
    'x-goog-resumable': 'start',
    'x-goog-if-generation-match': '0',
    'x-goog-content-length-range': `${size},${size}`,
    'x-goog-meta-traceparent': '00-abc-def-01',
  }
  const { 'content-type': contentType, ...extensionHeaders } = headers
  const [url] = await world
    .bucket(email)
    .file(name)
    .getSignedUrl({
      version: 'v4',
      action: 'resumable',
      expires: Date.now() + 900_000,
      contentType,
      extensionHeaders,
    })
  return { url, headers }
}

async function start(world: World, options: Parameters<typeof grant>[1] = {}): Promise<string> {
  const { url, headers } = await grant(world, options)
  const response = await fetch(url, { method: 'POST', headers })
  expect(response.status).toBe(201)
  return response.headers.get('location') as string
}

const put = (
  session: string,
  body: Uint8Array | undefined,
  range: string,
  headers: Record<string, string> = {},
) =>
  fetch(session, {
    method: 'PUT',
    headers: { 'content-range': range, ...headers },
    ...(body && { body: body as BodyInit }),
  })

test('a browser starts from a grant, sends chunks, asks for the offset, and finishes', async () => {
  await using world = await setUp()
  const bytes = randomBytes(2 * CHUNK + 100)
  const session = await start(world, { size: bytes.length })

  const nothingYet = await put(session, undefined, `bytes */${bytes.length}`)
  expect([nothingYet.status, nothingYet.headers.get('range')]).toEqual([308, null])

  const first = await put(session, bytes.subarray(0, CHUNK), `bytes 0-${CHUNK - 1}/${bytes.length}`)
  expect([first.status, first.headers.get('range')]).toEqual([308, `bytes=0-${CHUNK - 1}`])

  const asked = await put(session, undefined, `bytes */${bytes.length}`)
  expect([asked.status, asked.headers.get('range')]).toEqual([308, `bytes=0-${CHUNK - 1}`])

  const rest = `bytes ${CHUNK}-${bytes.length - 1}/${bytes.length}`
  const last = await put(session, bytes.subarray(CHUNK), rest)
  expect(last.status).toBe(200)
  expect(last.headers.get('etag')).toBe(`"${createHash('md5').update(bytes).digest('hex')}"`)

  const again = await put(session, undefined, `bytes */${bytes.length}`)
  expect(again.status).toBe(200)
  expect(again.headers.get('x-goog-generation')).toBe(last.headers.get('x-goog-generation'))

  const [read] = await world.bucket().file('maker/photo').download()
  expect(read.equals(bytes)).toBe(true)
  expect(world.published).toHaveLength(1)
  expect(world.published[0]).toMatchObject({
    topic: 'uploads',
    attributes: {
      eventType: 'OBJECT_FINALIZE',
      bucketId: 'photos',
      objectId: 'maker/photo',
      payloadFormat: 'JSON_API_V1',
      notificationConfig: 'projects/_/buckets/photos/notificationConfigs/1',
      objectGeneration: last.headers.get('x-goog-generation'),
    },
    resource: {
      contentType: 'image/jpeg',
      metadata: { traceparent: '00-abc-def-01' },
      size: String(bytes.length),
    },
  })
})

test('an account that may only create can grant uploads', async () => {
  await using world = await setUp()
  const session = await start(world, { email: CREATOR })
  const done = await put(session, randomBytes(10), 'bytes 0-9/10')
  expect(done.status).toBe(200)
})

test.each([
  ['too many bytes announced', 11, 'bytes 0-10/11', 'EntityTooLarge'],
  ['too few bytes announced', 9, 'bytes 0-8/9', 'EntityTooSmall'],
  ['too many bytes without an announcement', 11, 'bytes 0-*/*', 'EntityTooLarge'],
  ['too few bytes without an announcement', 9, 'bytes 0-*/*', 'EntityTooSmall'],
])('the granted size holds for the whole session: %s', async (_, size, range, code) => {
  await using world = await setUp()
  const session = await start(world, { size: 10 })
  const refused = await put(session, randomBytes(size), range)
  expect(refused.status).toBe(400)
  expect(await refused.text()).toContain(`<Code>${code}</Code>`)
  expect(await world.bucket().file('maker/photo').exists()).toEqual([false])
})

test.each([
  ['at the first byte', 'bytes 99-*/*', 503],
  ['in the middle', 'bytes 0-*/*', 400],
])('who is refused %s of a large body may finish sending it', async (_, range, status) => {
  await using world = await setUp()
  const url = new URL(await start(world, { size: 10 }))
  // Google's Node client opens a connection for each request and reads no answer until it has sent everything.
  const size = 16 * 1024 * 1024
  const socket = connect(Number(url.port), url.hostname)
  const received = once(socket, 'data')
  const target = `PUT ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nConnection: close`
  socket.write(`${target}\r\nContent-Range: ${range}\r\nContent-Length: ${size}\r\n\r\n`)
  socket.write(randomBytes(1024))
  expect(String((await received)[0])).toMatch(new RegExp(`^HTTP/1.1 ${status} `))

  const ended = once(socket.resume(), 'end')
  socket.write(randomBytes(size - 1024))
  await ended
  expect(socket.bytesWritten).toBeGreaterThan(size)
})

test('create-only is enforced at the start and at the end', async () => {
  await using world = await setUp()
  const session = await start(world)
  await world.bucket().file('maker/photo').save('someone was faster', { resumable: false })

  const late = await put(session, randomBytes(10), 'bytes 0-9/10')
  expect(late.status).toBe(412)
  expect(await late.text()).toContain('<Code>PreconditionFailed</Code>')

  const { url, headers } = await grant(world)
  const refused = await fetch(url, { method: 'POST', headers })
  expect(refused.status).toBe(412)
  expect(String((await world.bucket().file('maker/photo').download())[0])).toBe('someone was faster')
})

test.each([
  ['another content type', { 'content-type': 'text/html' }, 403, 'SignatureDoesNotMatch'],
  ['another size', { 'x-goog-content-length-range': '0,99999' }, 403, 'SignatureDoesNotMatch'],
  ['a missing header', { 'x-goog-if-generation-match': null }, 400, 'MalformedSecurityHeader'],
  ['an extension header more', { 'x-goog-meta-more': 'x' }, 400, 'MalformedSecurityHeader'],
])('a grant is refused with %s', async (_, change, status, code) => {
  await using world = await setUp()
  const { url, headers } = await grant(world)
  const entries = Object.entries({ ...headers, ...change }).filter(([, value]) => value !== null)
  const refused = await fetch(url, { method: 'POST', headers: entries as [string, string][] })
  expect(refused.status).toBe(status)
  expect(await refused.text()).toContain(`<Code>${code}</Code>`)
})

test.each([
  ['another object', (url: string) => url.replace('/maker/photo', '/maker/other')],
  ['another expiry', (url: string) => url.replace('X-Goog-Expires=', 'X-Goog-Expires=9')],
  ['another signer', (url: string) => url.replace('writer%40', 'creator%40')],
  ['one parameter more', (url: string) => `${url}&versionId=1`],
  ['a changed signature', (url: string) => url.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))],
])('a signed URL altered to %s is refused with what should have been signed', async (_, alter) => {
  await using world = await setUp()
  const { url, headers } = await grant(world)
  const refused = await fetch(alter(url), { method: 'POST', headers })
  expect(refused.status).toBe(403)
  const text = await refused.text()
  expect(text).toContain('<Code>SignatureDoesNotMatch</Code>')
  expect(text).toMatch(/<StringToSign>GOOG4-RSA-SHA256\n\d{8}T\d{6}Z\n\d{8}\/auto\/storage\/goog4_request\n/)
  expect(text).toContain('<CanonicalRequest>POST\n/photos/maker/')
})

test("a signed URL works until it expires by its signer's clock, and not after", async () => {
  await using world = await setUp()
  await world.bucket().file('a').save('hello', { resumable: false })
  const [url] = await world
    .bucket()
    .file('a')
    .getSignedUrl({ version: 'v4', action: 'read', expires: Date.now() + 60_000, promptSaveAs: 'näme.txt' })

  world.clock.advance(61_000)
  const good = await fetch(url)
  expect(await good.text()).toBe('hello')
  expect(good.headers.get('content-disposition')).toContain('attachment; filename=')

  world.signersClock.advance(61_000)
  const late = await fetch(url)
  expect(late.status).toBe(400)
  expect(await late.text()).toMatch(/<Code>ExpiredToken<\/Code>.*Request signature expired at: /)
})

test('a signature grants no more than the signer may do', async () => {
  await using world = await setUp()
  await world.bucket().file('a').save('hello', { resumable: false })
  const options = { version: 'v4', action: 'read', expires: Date.now() + 60_000 } as const
  const [url] = await world.bucket(CREATOR).file('a').getSignedUrl(options)
  const refused = await fetch(url)
  expect(refused.status).toBe(403)
  expect(await refused.text()).toContain(`${CREATOR} does not have storage.objects.get access`)
})

test('a cancelled session is gone', async () => {
  await using world = await setUp()
  const session = await start(world)
  const cancelled = await fetch(session, { method: 'DELETE' })
  expect(cancelled.status).toBe(499)
  expect((await put(session, randomBytes(10), 'bytes 0-9/10')).status).toBe(404)
})

test('a session lives for seven days', async () => {
  stopTime()
  await using world = await setUp()
  const session = await start(world)
  world.clock.advance(7 * 24 * 3_600_000 - 1000)
  expect((await put(session, undefined, 'bytes */10')).status).toBe(308)
  world.clock.advance(2000)
  expect((await put(session, randomBytes(10), 'bytes 0-9/10')).status).toBeOneOf([404, 410])
})

test.each([
  ['a gap', 'bytes 262144-262153/524288', 10, 503, 'exceeds already uploaded size of 0 byte(s)'],
  ['a chunk below the quantum', 'bytes 0-9/*', 10, 400, 'required to be equal or greater than 262144'],
  ['fewer bytes than announced', 'bytes 0-19/20', 10, 400, 'There were 10 byte(s) in the request body'],
  ['a broken range', 'bytes 5-1/10', 5, 400, 'Failed to parse Content-Range header'],
])('%s is refused', async (_, range, size, status, message) => {
  await using world = await setUp()
  const [session] = await world.bucket().file('x').createResumableUpload()
  const refused = await put(session, randomBytes(size), range)
  expect(refused.status).toBe(status)
  expect(await refused.text()).toContain(message)
})

test('bytes that are sent twice are stored once', async () => {
  await using world = await setUp()
  const bytes = randomBytes(3 * CHUNK)
  const session = await start(world, { size: bytes.length })
  await put(session, bytes.subarray(0, 2 * CHUNK), `bytes 0-${2 * CHUNK - 1}/${bytes.length}`)
  const done = await put(session, bytes.subarray(CHUNK), `bytes ${CHUNK}-${bytes.length - 1}/${bytes.length}`)
  expect(done.status).toBe(200)
  const [read] = await world.bucket().file('maker/photo').download()
  expect(read.equals(bytes)).toBe(true)
})

test('a newer request takes over from one that hangs', async () => {
  await using world = await setUp()
  const bytes = randomBytes(2 * CHUNK)
  const session = await start(world, { size: bytes.length })
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writer = writable.getWriter()
  const hanging = fetch(session, {
    method: 'PUT',
    headers: { 'content-range': `bytes 0-*/${bytes.length}` },
    body: readable as unknown as BodyInit,
    duplex: 'half',
  } as RequestInit).catch((error: Error) => error)
  writer.write(bytes.subarray(0, CHUNK)).catch(() => {})

  const done = await put(session, bytes, `bytes 0-${bytes.length - 1}/${bytes.length}`)

  expect(done.status).toBe(200)
  expect(await hanging).toBeInstanceOf(Error)
})

test('a wrong checksum creates nothing', async () => {
  await using world = await setUp()
  const session = await start(world)
  const refused = await put(session, randomBytes(10), 'bytes 0-9/10', { 'x-goog-hash': 'crc32c=AAAAAA==' })
  expect(refused.status).toBe(400)
  expect(await refused.text()).toContain('<Code>BadDigest</Code>')
  expect(await world.bucket().file('maker/photo').exists()).toEqual([false])
})
