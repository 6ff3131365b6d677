import { expect, test } from 'vitest'
import { CHUNK, photoFile, startStudio, tileOf } from './test-studio.ts'

const SIZE = CHUNK * 3 + 1000

test('a photo arrives chunk by chunk, byte for byte', async () => {
  await using studio = await startStudio()
  const { engine, reaches } = studio.open()
  const file = photoFile('a.jpg', SIZE)

  await engine.add([file])
  const done = await reaches('a.jpg', 'done')

  expect(done).toMatchObject({ sent: SIZE, photoId: 'photo-1' })
  expect(studio.store.objects.get('photo-1')).toEqual(Buffer.from(await file.arrayBuffer()))
  expect(studio.store.log).toEqual([
    'POST photo-1',
    `PUT 0-262143/${SIZE}`,
    `PUT 262144-524287/${SIZE}`,
    `PUT 524288-786431/${SIZE}`,
    `PUT 786432-787431/${SIZE}`,
  ])
})

test('many photos are sent a few at a time, and all arrive', async () => {
  await using studio = await startStudio()
  const { engine, reaches } = studio.open()
  const files = Array.from({ length: 12 }, (_, i) => photoFile(`${i}.jpg`, 5000 + i, i + 1))
  let most = 0
  engine.subscribe(() => {
    most = Math.max(most, engine.uploads().filter(({ state }) => state === 'uploading').length)
  })

  await engine.add(files)
  await Promise.all(files.map(({ name }) => reaches(name, 'done')))

  expect(studio.store.objects.size).toBe(12)
  expect(most).toBeGreaterThan(1)
  expect(most).toBeLessThanOrEqual(4)
})

test('after a lost connection the upload continues where the store stopped', async () => {
  await using studio = await startStudio()
  const { engine, reaches, sleeps } = studio.open()
  studio.store.fail(/^PUT 262144-/, 'hang up')

  await engine.add([photoFile('a.jpg', SIZE)])
  await reaches('a.jpg', 'done')

  expect(studio.store.log).toContain(`PUT */${SIZE}`)
  expect(studio.store.objects.get('photo-1')).toHaveLength(SIZE)
  expect(sleeps).toEqual([1000])
})

test('a failing store is retried at growing intervals, then given up', async () => {
  await using studio = await startStudio()
  const { engine, reaches, sleeps } = studio.open()
  const no = { status: 503 }
  studio.store.fail(/^POST/, no, no, no, no, no, no, no, no)

  await engine.add([photoFile('a.jpg', SIZE)])
  const failed = await reaches('a.jpg', 'failed')

  expect(sleeps).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000])
  expect(failed.problem).toMatchObject({ canRetry: true })

  engine.resume(failed.id)
  await reaches('a.jpg', 'done')
  expect(studio.store.objects.size).toBe(1)
})

test('while offline the upload waits, however long, and then continues by itself', async () => {
  await using studio = await startStudio()
  const page = studio.open()
  studio.store.fail(/^PUT 0-/, 'hang up')
  page.goOffline()

  await page.engine.add([photoFile('a.jpg', SIZE)])
  expect(await page.reaches('a.jpg', 'waiting')).toMatchObject({ isOffline: true })

  page.goOnline()
  await page.reaches('a.jpg', 'done')
  expect(page.sleeps).toEqual([])
})

test('a reload in the middle resumes without sending anything twice', async () => {
  await using studio = await startStudio()
  const before = studio.open()
  const reloaded = new Promise<void>((resolve) => {
    studio.store.onChunk = (stored) => {
      if (stored < CHUNK * 2) return
      studio.store.onChunk = undefined
      before.engine.close()
      resolve()
    }
  })
  await before.engine.add([photoFile('a.jpg', SIZE)])
  await reloaded

  const after = studio.open()
  await after.engine.restore()
  await after.reaches('a.jpg', 'done')

  expect(studio.store.objects.get('photo-1')).toHaveLength(SIZE)
  const chunks = studio.store.log.filter((line) => /^PUT \d/.test(line))
  expect(new Set(chunks).size).toBe(chunks.length)
  expect(studio.store.log.filter((line) => line.startsWith('POST'))).toHaveLength(1)
})

test('what was paused before a reload stays paused', async () => {
  await using studio = await startStudio()
  const before = studio.open()
  before.engine.subscribe(() => before.engine.pauseAll())
  await before.engine.add([photoFile('a.jpg', SIZE)])
  await before.reaches('a.jpg', 'paused')
  before.engine.close()

  const after = studio.open()
  await after.engine.restore()
  const paused = await after.reaches('a.jpg', 'paused')
  after.engine.resume(paused.id)
  await after.reaches('a.jpg', 'done')
})

test('a second tab does not touch an upload until the first one closes', async () => {
  await using studio = await startStudio()
  const first = studio.open()
  const second = studio.open()
  studio.store.fail(/^PUT 262144-/, { status: 503 })
  first.goOffline()
  await first.engine.add([photoFile('a.jpg', SIZE)])
  await first.reaches('a.jpg', 'waiting')

  await second.engine.restore()
  expect(second.engine.uploads()).toEqual([])

  first.engine.close()
  await second.reaches('a.jpg', 'done')
  expect(studio.store.log.filter((line) => line.startsWith('POST'))).toHaveLength(1)
})

test('bytes that are already stored are not sent, and a photo in the trash is reported', async () => {
  await using studio = await startStudio()
  const { engine, reaches } = studio.open()
  await engine.add([photoFile('a.jpg', 5000)])
  await reaches('a.jpg', 'done')
  engine.clearFinished()
  studio.photos.get('photo-1')!.trashedAt = '2026-01-01T00:00:00Z'
  const requests = studio.store.log.length

  await engine.add([photoFile('copy.jpg', 5000)])

  expect(await reaches('copy.jpg', 'duplicate')).toMatchObject({ photoId: 'photo-1', isTrashed: true })
  expect(studio.store.log).toHaveLength(requests)
})

test('the same photo chosen twice is uploaded once', async () => {
  await using studio = await startStudio()
  const { engine, reaches } = studio.open()
  await engine.add([photoFile('a.jpg', 5000), photoFile('b.jpg', 5000)])
  await Promise.all([reaches('a.jpg', 'done'), reaches('b.jpg', 'duplicate')])
  expect(studio.photos.size).toBe(1)
})

test('a session that the store forgot is replaced', async () => {
  await using studio = await startStudio()
  const { engine, reaches } = studio.open()
  studio.store.onChunk = () => {
    studio.store.onChunk = undefined
    studio.store.forgetSessions()
  }
  await engine.add([photoFile('a.jpg', SIZE)])
  await reaches('a.jpg', 'done')
  expect(studio.store.objects.get('photo-1')).toHaveLength(SIZE)
})

test('an expired grant is renewed, and repeated refusals are explained', async () => {
  await using studio = await startStudio()
  const { engine, reaches } = studio.open()
  const expired = { status: 400, code: 'ExpiredToken' }
  studio.store.fail(/^POST photo-1/, expired)
  await engine.add([photoFile('a.jpg', 5000)])
  await reaches('a.jpg', 'done')

  const altered = { status: 403, code: 'SignatureDoesNotMatch' }
  studio.store.fail(/^POST photo-2/, altered, altered, altered)
  await engine.add([photoFile('b.jpg', 5000, 2)])
  const { problem } = await reaches('b.jpg', 'failed')
  expect(problem?.message).toMatch(/permission to upload has expired/)
})

test('an answer that was lost after the last byte does not matter', async () => {
  await using studio = await startStudio()
  const { engine, reaches } = studio.open()
  studio.store.fail(/^POST/, { status: 412, code: 'PreconditionFailed' })
  await engine.add([photoFile('a.jpg', 5000)])
  await reaches('a.jpg', 'done')
})

test('a file of another size than announced is refused for good, with a reason', async () => {
  await using studio = await startStudio()
  const { engine, reaches } = studio.open()
  studio.store.fail(/^PUT/, { status: 400, code: 'EntityTooLarge' })
  await engine.add([photoFile('a.jpg', 5000)])
  const { problem } = await reaches('a.jpg', 'failed')
  expect(problem).toEqual({ message: expect.stringContaining('add it again'), canRetry: false })
})

test('cancelling frees the reservation and forgets the file', async () => {
  await using studio = await startStudio()
  const { engine, reaches } = studio.open()
  const cancelled = new Promise<void>((resolve) => {
    studio.store.onChunk = () => {
      studio.store.onChunk = undefined
      engine.cancelAll()
      resolve()
    }
  })
  await engine.add([photoFile('a.jpg', SIZE)])
  await cancelled
  expect(engine.uploads()).toEqual([])
  expect(studio.cancelled).toEqual(['photo-1'])

  await engine.add([photoFile('a.jpg', SIZE)])
  await reaches('a.jpg', 'done')
})

test('a file that is not a photo is refused at once, with a reason', async () => {
  await using studio = await startStudio()
  const { engine } = studio.open()
  await engine.add([
    new File(['Dear diary'], 'letter.jpg', { type: 'image/jpeg' }),
    new File([], 'empty.png'),
  ])
  expect(engine.uploads().map(({ state, problem }) => [state, problem?.message.split('.')[0]])).toEqual([
    ['refused', 'This is not an image'],
    ['refused', 'This file is empty'],
  ])
  expect(studio.photos.size).toBe(0)
})

test('the result is reported: the photo’s thumbnail, or why it was rejected', async () => {
  await using studio = await startStudio()
  const { engine, reaches } = studio.open()
  await engine.add([photoFile('a.jpg', 5000), photoFile('b.jpg', 5000, 2)])
  const [a, b] = await Promise.all([reaches('a.jpg', 'done'), reaches('b.jpg', 'done')])

  engine.photoChanged(tileOf(a.photoId!, { thumbnailUrl: '/a.webp' }))
  engine.photoChanged(tileOf(b.photoId!, { status: 'rejected', reason: 'The file is damaged.' }))

  expect(engine.uploads()).toMatchObject([
    { thumbnailUrl: '/a.webp' },
    { state: 'rejected', problem: { message: 'The file is damaged.' } },
  ])
})
