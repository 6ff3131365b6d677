import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { setUp } from './testing.ts'

const MiB = 1024 * 1024

test.each([0, 3 * MiB + 17])('the official client uploads %i bytes and reads them back', async (size) => {
  await using world = await setUp()
  const bytes = randomBytes(size)
  const file = world.bucket().file('maker/été 1+1=2?.jpg')

  await file.save(bytes, {
    resumable: false,
    contentType: 'image/jpeg',
    metadata: { metadata: { colour: 'bleu ciel' } },
  })

  const [read] = await file.download()
  expect(read.equals(bytes)).toBe(true)
  const [metadata] = await file.getMetadata()
  expect(metadata).toMatchObject({
    name: 'maker/été 1+1=2?.jpg',
    contentType: 'image/jpeg',
    size: String(size),
    metageneration: '1',
    metadata: { colour: 'bleu ciel' },
  })
})

// The client (8.4) ignores `useAuthWithCustomEndpoint` when it starts a resumable upload inside `save`, so that request
// comes without a token. Starting the upload explicitly sends one.
test.each([
  ['nothing', 0, undefined],
  ['one request', 5 * MiB + 1, undefined],
  ['chunks', 3 * MiB + 5, MiB],
])('the official client uploads resumably: %s', async (_, size, chunkSize) => {
  await using world = await setUp()
  const bytes = randomBytes(size)
  const file = world.bucket().file('resumable')

  const [uri] = await file.createResumableUpload({ metadata: { contentType: 'image/png' } })
  await file.save(bytes, { uri, resumable: true, ...(chunkSize && { chunkSize }) })

  const [read] = await file.download()
  expect(read.equals(bytes)).toBe(true)
  expect(file.metadata).toMatchObject({ contentType: 'image/png', size })
})
