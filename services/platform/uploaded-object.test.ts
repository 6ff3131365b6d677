import { Readable } from 'node:stream'
import type { Bucket, File } from '@google-cloud/storage'
import { expect, test } from 'vitest'
import { readerOf } from './uploaded-object.ts'

/** A storage that sends these bytes whatever range is requested, as one that unpacks them on the way does. */
function setUp(bytes: Buffer) {
  let reads = 0
  const createReadStream: File['createReadStream'] = () => {
    reads += 1
    return Readable.from([bytes])
  }
  const originals: Pick<Bucket, 'file'> = { file: () => ({ createReadStream }) as File }
  return {
    reads: () => reads,
    readerFor: (size: number) =>
      readerOf(originals as Bucket, {
        bucket: 'originals',
        name: 'ana/p1',
        generation: '1',
        size: String(size),
      }),
  }
}

test('an object above the limit is refused before a byte is read', async () => {
  const { readerFor, reads } = setUp(Buffer.alloc(11))
  await expect(readerFor(11).readAll(10)).rejects.toMatchObject({ code: 'too-large' })
  expect(reads()).toBe(0)
  expect(await readerFor(11).readAll(11)).toHaveLength(11)
})

test('no more bytes are taken than were announced', async () => {
  const { readerFor } = setUp(Buffer.alloc(11))
  await expect(readerFor(10).readAll(100)).rejects.toThrow(/more bytes/)
  await expect(readerFor(100).read(0, 10)).rejects.toThrow(/more bytes/)
})
