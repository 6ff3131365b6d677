import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { File } from '@google-cloud/storage'
import { expect, test } from 'vitest'
import { setUp, type World, WRITER } from './testing.ts'

const save = (world: World, name: string, text: string, options = {}) =>
  world
    .bucket()
    .file(name)
    .save(text, { resumable: false, ...options })

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: { code: number; message: string }) => ({ code: error.code, message: error.message }),
  )

test('checksums, generations and etags are what Google computes', async () => {
  await using world = await setUp()
  await save(world, 'a', '123456789')
  const [metadata] = await world.bucket().file('a').getMetadata()
  expect(metadata).toMatchObject({
    md5Hash: createHash('md5').update('123456789').digest('base64'),
    // The check value of CRC-32C is e3069283.
    crc32c: Buffer.from('e3069283', 'hex').toString('base64'),
    size: '9',
    storageClass: 'STANDARD',
  })
  expect(Number(metadata.generation)).toBeGreaterThan(1.7e15)
  expect(metadata.etag).toMatch(/^C[A-Za-z0-9+/]+EAE=$/)
})

test.each([
  ['the first byte', 'bytes=0-0', 206, '0', 'bytes 0-0/10'],
  ['a middle', 'bytes=3-5', 206, '345', 'bytes 3-5/10'],
  ['a tail', 'bytes=-3', 206, '789', 'bytes 7-9/10'],
  ['an open end', 'bytes=8-', 206, '89', 'bytes 8-9/10'],
  ['more than there is', 'bytes=8-100', 206, '89', 'bytes 8-9/10'],
  ['several ranges', 'bytes=0-1,3-4', 200, '0123456789', null],
  ['nothing that exists', 'bytes=10-', 416, 'Request range not satisfiable', 'bytes */10'],
])('a range request for %s', async (_, range, status, body, contentRange) => {
  await using world = await setUp()
  await save(world, 'a', '0123456789')
  const response = await world.api('/b/photos/o/a?alt=media', { headers: { range } })
  expect(response.status).toBe(status)
  expect(await response.text()).toBe(body)
  expect(response.headers.get('content-range')).toBe(contentRange)
})

test('metadata is patched key by key, and announced', async () => {
  await using world = await setUp()
  const file = world.bucket().file('a')
  await save(world, 'a', 'hello', { metadata: { cacheControl: 'no-store', metadata: { x: '1', y: '2' } } })

  await file.setMetadata({
    contentType: 'text/plain',
    cacheControl: null as never,
    metadata: { x: null, z: '3' },
  })

  const [metadata] = await file.getMetadata()
  expect(metadata).toMatchObject({
    contentType: 'text/plain',
    metageneration: '2',
    metadata: { y: '2', z: '3' },
  })
  expect(metadata.metadata).not.toHaveProperty('x')
  expect(metadata).not.toHaveProperty('cacheControl')
  expect(world.published.map(({ attributes }) => attributes.eventType)).toEqual([
    'OBJECT_FINALIZE',
    'OBJECT_METADATA_UPDATE',
  ])
})

test('writes respect preconditions', async () => {
  await using world = await setUp()
  await save(world, 'a', 'one')
  const file = world.bucket().file('a')
  const [{ generation }] = await file.getMetadata()

  expect(await failure(save(world, 'a', 'two', { preconditionOpts: { ifGenerationMatch: 0 } }))).toEqual({
    code: 412,
    message: 'At least one of the pre-conditions you specified did not hold.',
  })
  expect(await failure(save(world, 'b', 'x', { preconditionOpts: { ifGenerationMatch: 7 } }))).toMatchObject({
    code: 412,
  })
  expect(
    await failure(file.setMetadata({ metadata: { x: '1' } }, { ifMetagenerationMatch: 2 })),
  ).toMatchObject({
    code: 412,
  })
  await save(world, 'a', 'two', { preconditionOpts: { ifGenerationMatch: generation } })
  expect(await failure(file.delete({ ifGenerationMatch: Number(generation) }))).toMatchObject({ code: 412 })
  const unchanged = await world.api(`/b/photos/o/a?ifMetagenerationNotMatch=1`)
  expect(unchanged.status).toBe(304)
})

test('notifications say which generation replaced which', async () => {
  await using world = await setUp()
  await save(world, 'a', 'one')
  await save(world, 'a', 'two')
  const [first, , second] = world.published.map(({ attributes }) => attributes)
  expect(world.published.map(({ attributes }) => attributes.eventType)).toEqual([
    'OBJECT_FINALIZE',
    'OBJECT_DELETE',
    'OBJECT_FINALIZE',
  ])
  expect(second?.overwroteGeneration).toBe(first?.objectGeneration)
  expect(world.published[1]?.attributes).toMatchObject({
    objectGeneration: first?.objectGeneration,
    overwrittenByGeneration: second?.objectGeneration,
  })
})

test('a deleted object is gone, and its file goes with the last object that needs it', async () => {
  await using world = await setUp()
  await save(world, 'a', 'same bytes')
  await world.bucket().file('a').copy('b')
  await world.bucket().file('a').delete()
  expect(String((await world.bucket().file('b').download())[0])).toBe('same bytes')
  expect(await failure(world.bucket().file('a').download())).toEqual({
    code: 404,
    message: 'No such object: photos/a',
  })
  expect(await failure(world.bucket().file('a').delete())).toMatchObject({ code: 404 })
})

test('a wrong checksum in one request creates nothing', async () => {
  await using world = await setUp()
  const refused = await fetch(`${world.origin}/upload/storage/v1/b/photos/o?uploadType=media&name=a`, {
    method: 'POST',
    headers: { authorization: `Bearer token-of-${WRITER}`, 'x-goog-hash': 'md5=AAAAAAAAAAAAAAAAAAAAAA==' },
    body: 'hello',
  })
  expect(refused.status).toBe(400)
  expect(await refused.json()).toMatchObject({
    error: {
      code: 400,
      message: expect.stringContaining("doesn't match calculated MD5 hash"),
      errors: [{ reason: 'invalid' }],
    },
  })
  expect(await world.bucket().file('a').exists()).toEqual([false])
})

test('gzip content is unpacked for clients that do not accept it', async () => {
  await using world = await setUp()
  await world
    .bucket()
    .file('a')
    .save(gzipSync('hello hello'), { resumable: false, metadata: { contentEncoding: 'gzip' } })
  const plain = await world.api('/b/photos/o/a?alt=media', { headers: { 'accept-encoding': 'identity' } })
  expect(await plain.text()).toBe('hello hello')
  expect(plain.headers.get('content-encoding')).toBeNull()
  expect(String((await world.bucket().file('a').download())[0])).toBe('hello hello')
})

test('copies keep metadata, or replace it', async () => {
  await using world = await setUp()
  await save(world, 'a', 'hello', { contentType: 'text/plain', metadata: { metadata: { x: '1' } } })
  await world.bucket().file('a').copy('kept')
  await world
    .bucket()
    .file('a')
    .copy('changed', { contentType: 'text/html', metadata: { y: '2' } })
  expect((await world.bucket().file('kept').getMetadata())[0]).toMatchObject({
    contentType: 'text/plain',
    metadata: { x: '1' },
  })
  expect((await world.bucket().file('changed').getMetadata())[0]).toMatchObject({
    contentType: 'text/html',
    metadata: { y: '2' },
  })
})

test('objects are composed in order', async () => {
  await using world = await setUp()
  await save(world, 'a', 'one ')
  await save(world, 'b', 'two')
  const bucket = world.bucket()
  await bucket.combine([bucket.file('a'), bucket.file('b')], bucket.file('c'))
  expect(String((await bucket.file('c').download())[0])).toBe('one two')
  const [metadata] = await bucket.file('c').getMetadata()
  expect(metadata).toMatchObject({ componentCount: 2, size: '7' })
  expect(metadata).not.toHaveProperty('md5Hash')
})

test('with versioning, what is replaced or deleted stays as a noncurrent version', async () => {
  await using world = await setUp({ bucket: { versioning: true } })
  await save(world, 'a', 'one')
  await save(world, 'a', 'two')
  const bucket = world.bucket()
  await bucket.file('a').delete()

  expect((await bucket.getFiles())[0]).toEqual([])
  const [versions] = await bucket.getFiles({ versions: true })
  expect(versions.map(({ name }) => name)).toEqual(['a', 'a'])
  const [oldest] = versions as [File, File]
  const text = await bucket.file('a', { generation: Number(oldest.metadata.generation) }).download()
  expect(String(text[0])).toBe('one')
  expect(world.published.map(({ attributes }) => attributes.eventType)).toEqual([
    'OBJECT_FINALIZE',
    'OBJECT_ARCHIVE',
    'OBJECT_FINALIZE',
    'OBJECT_ARCHIVE',
  ])
})

test('a soft-deleted object can be restored until its retention ends', async () => {
  await using world = await setUp({ bucket: { softDeleteSeconds: 7 * 86_400 } })
  const bucket = world.bucket()
  await save(world, 'a', 'one')
  const [{ generation }] = await bucket.file('a').getMetadata()
  await bucket.file('a').delete()
  expect((await bucket.getFiles({ softDeleted: true }))[0]).toHaveLength(1)

  await bucket.file('a').restore({ generation: Number(generation) })
  expect(String((await bucket.file('a').download())[0])).toBe('one')

  await bucket.file('a').delete()
  world.clock.advance(8 * 86_400_000)
  expect((await bucket.getFiles({ softDeleted: true }))[0]).toEqual([])
  expect(await failure(bucket.file('a').restore({ generation: Number(generation) }))).toMatchObject({
    code: 404,
  })
})

test('a lifecycle rule deletes objects that are old enough', async () => {
  await using world = await setUp({
    bucket: { lifecycle: [{ action: { type: 'Delete' }, condition: { age: 2, matchesPrefix: ['tmp/'] } }] },
  })
  await save(world, 'tmp/a', 'x')
  await save(world, 'keep', 'x')
  world.clock.advance(86_400_000)
  expect((await world.bucket().getFiles())[0]).toHaveLength(2)
  world.clock.advance(86_400_000)
  expect((await world.bucket().getFiles())[0].map(({ name }) => name)).toEqual(['keep'])
  expect(world.published.at(-1)?.attributes).toMatchObject({ eventType: 'OBJECT_DELETE', objectId: 'tmp/a' })
})

test('requests that are not simulated get 501', async () => {
  await using world = await setUp()
  for (const [path, method] of [
    ['/b', 'POST'],
    ['/b/photos', 'PATCH'],
    ['/b/photos/iam', 'PUT'],
    ['/b/photos/o/a/acl', 'GET'],
  ] as const) {
    const response = await world.api(path, { method })
    expect(response.status).toBe(501)
    expect(await response.json()).toMatchObject({
      error: { message: expect.stringMatching(/^UNIMPLEMENTED/) },
    })
  }
  const batch = await fetch(`${world.origin}/batch/storage/v1`, { method: 'POST' })
  expect(batch.status).toBe(501)
})
