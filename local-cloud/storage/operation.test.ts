import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { setUp, type World, WRITER } from './testing.ts'

const PIXELS = Buffer.from(new Uint8Array(randomBytes(300 * 1024)).buffer)

/** What was told since the last call, without what all of it has in common. */
function told(world: World) {
  return world.happenings.splice(0).map((happening) => {
    if (happening.kind !== 'object') throw new Error(`Unexpected ${happening.kind}`)
    const { kind: _, bucket: _bucket, ...rest } = happening
    return rest
  })
}

const nothing = { received: 0, sent: 0, account: WRITER }

test('every operation of the official client is told once, with its bytes and its account', async () => {
  await using world = await setUp()
  const bucket = world.bucket()
  const file = bucket.file('a/photo.jpg')

  await file.save(PIXELS, { resumable: false })
  const [upload] = told(world)
  expect(upload).toMatchObject({ method: 'insert', object: 'a/photo.jpg', status: 200, account: WRITER })
  // The description of the object is in the same request.
  expect(upload?.received).toBeGreaterThan(PIXELS.length)
  expect(upload?.received).toBeLessThan(PIXELS.length + 1000)

  await file.getMetadata()
  expect(told(world)).toEqual([{ ...nothing, method: 'get', object: 'a/photo.jpg', status: 200 }])

  await file.download({ start: 0, end: 99, validation: false })
  expect(told(world)).toEqual([{ ...nothing, method: 'read', object: 'a/photo.jpg', sent: 100, status: 206 }])

  await bucket.getFiles()
  expect(told(world)).toEqual([{ ...nothing, method: 'list', object: '', status: 200 }])

  await file.setMetadata({ cacheControl: 'no-store' })
  expect(told(world)).toMatchObject([{ method: 'update', object: 'a/photo.jpg', status: 200 }])

  await file.copy(bucket.file('b.jpg'))
  expect(told(world)).toMatchObject([{ method: 'rewrite', object: 'b.jpg', status: 200 }])

  await bucket.combine([file, bucket.file('b.jpg')], bucket.file('both.jpg'))
  expect(told(world).at(-1)).toMatchObject({ method: 'compose', object: 'both.jpg', status: 200 })

  await file.delete()
  expect(told(world)).toEqual([{ ...nothing, method: 'delete', object: 'a/photo.jpg', status: 204 }])

  await expect(file.getMetadata()).rejects.toThrow('No such object')
  expect(told(world)).toEqual([{ ...nothing, method: 'get', object: 'a/photo.jpg', status: 404 }])
})

test('a resumable upload by a signed address is a session and its chunks, on the account of who signed', async () => {
  await using world = await setUp()
  const [url] = await world
    .bucket()
    .file('video.mp4')
    .getSignedUrl({ version: 'v4', action: 'resumable', expires: Date.now() + 60_000 })

  const preflight = await fetch(url, { method: 'OPTIONS' })
  await preflight.text()
  const started = await fetch(url, { method: 'POST', headers: { 'x-goog-resumable': 'start' } })
  const session = started.headers.get('location') ?? ''
  const put = async (body: Uint8Array<ArrayBuffer>, range: string) =>
    await (await fetch(session, { method: 'PUT', body, headers: { 'content-range': range } })).text()
  await put(PIXELS.subarray(0, 262_144), `bytes 0-262143/${PIXELS.length}`)
  await put(PIXELS.subarray(262_144), `bytes 262144-${PIXELS.length - 1}/${PIXELS.length}`)

  const common = { object: 'video.mp4', sent: 0, account: WRITER }
  expect(told(world)).toEqual([
    { ...common, method: 'session', received: 0, status: 201 },
    { ...common, method: 'chunk', received: 262_144, status: 308 },
    { ...common, method: 'chunk', received: PIXELS.length - 262_144, status: 200 },
  ])
})
