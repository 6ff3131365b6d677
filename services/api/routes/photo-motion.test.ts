import { fastify } from 'fastify'
import { expect, test } from 'vitest'
import { picture } from '../../photos/test-pictures.ts'
import { OWNER, setUp as setUpPhotos } from '../../photos/test-world.ts'
import { createLog } from '../../platform/log.ts'
import { handleErrors } from '../errors.ts'
import { traceRequests } from '../request-trace.ts'
import { photoMotionRoutes } from './photo-motion.ts'

const FILM = 'this is the film of the photo'

async function setUp({ accountId = OWNER, isUnlocked = false } = {}) {
  const photos = await setUpPhotos()
  const app = fastify()
  traceRequests(app)
  handleErrors(
    app,
    createLog({ GOOGLE_CLOUD_PROJECT: 'p', K_SERVICE: 'api', K_REVISION: '1', LOG_LEVEL: 'silent' }),
  )
  app.decorateRequest('identity', null)
  app.addHook('onRequest', async (request) => {
    request.identity = { accountId, role: 'member', sessionId: 's' }
  })
  const routes = photoMotionRoutes({
    photos: photos.photos,
    originals: photos.originals,
    seesOf: () => async () => isUnlocked,
  })
  await app.register(routes, { prefix: '/api/v1' })
  const still = await picture()
  const id = await photos.uploaded(Buffer.concat([still, Buffer.from(`${FILM} and more`)]))
  const setFilm = (motion: { contentType: string; offset: number; length: number } | null) =>
    photos.store.change(id, (found) => ({ ...found!, motion }))
  await setFilm({ contentType: 'video/quicktime', offset: still.length, length: FILM.length })
  return {
    ...photos,
    id,
    setFilm,
    get: (headers: Record<string, string> = {}) =>
      app.inject({ url: `/api/v1/photos/${id}/motion`, headers }),
    async [Symbol.asyncDispose]() {
      await app.close()
      await photos[Symbol.asyncDispose]()
    },
  }
}

test('the owner gets the film and nothing else of the file', async () => {
  await using world = await setUp()
  const answer = await world.get()
  expect([answer.statusCode, answer.body]).toEqual([200, FILM])
  expect(answer.headers).toMatchObject({
    'content-type': 'video/quicktime',
    'content-length': String(FILM.length),
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-cache',
  })
  expect((await world.get({ 'if-none-match': String(answer.headers.etag) })).statusCode).toBe(304)
})

test('parts of it are answered as players ask for them', async () => {
  await using world = await setUp()
  const part = await world.get({ range: 'bytes=5-6' })
  expect([part.statusCode, part.body]).toEqual([206, 'is'])
  expect(part.headers['content-range']).toBe(`bytes 5-6/${FILM.length}`)
  expect((await world.get({ range: 'bytes=-5' })).body).toBe('photo')
  expect((await world.get({ range: 'bytes=0-9999' })).body).toBe(FILM)
  const behind = await world.get({ range: `bytes=${FILM.length}-` })
  expect([behind.statusCode, behind.headers['content-range']]).toEqual([416, `bytes */${FILM.length}`])
})

test.each([
  ['a page', { contentType: 'text/html', offset: 0, length: 10 }, 200],
  ['more than there is', { contentType: 'video/mp4', offset: 10, length: 1e9 }, 404],
  ['nothing', { contentType: 'video/mp4', offset: 10, length: 0 }, 404],
  ['no film', null, 404],
])('a file that calls %s its film cannot harm', async (_, motion, status) => {
  await using world = await setUp()
  await world.setFilm(motion)
  const answer = await world.get()
  expect(answer.statusCode).toBe(status)
  expect(answer.headers['content-type']).toMatch(/^(video\/mp4|application\/problem\+json)/)
})

test('nobody else gets it, and of a private photo only who unlocked them', async () => {
  await using other = await setUp({ accountId: 'bo' })
  expect((await other.get()).statusCode).toBe(404)

  await using locked = await setUp()
  await locked.photos.edit(OWNER, locked.id, { isPrivate: true })
  expect((await locked.get()).statusCode).toBe(403)
  await using unlocked = await setUp({ isUnlocked: true })
  await unlocked.photos.edit(OWNER, unlocked.id, { isPrivate: true })
  expect((await unlocked.get()).body).toBe(FILM)
})
