import { fastify } from 'fastify'
import { expect, test } from 'vitest'
import { picture } from '../../photos/test-pictures.ts'
import { OWNER, setUp as setUpPhotos } from '../../photos/test-world.ts'
import { createLog } from '../../platform/log.ts'
import { handleErrors } from '../errors.ts'
import { traceRequests } from '../request-trace.ts'
import { renditionRoutes } from './renditions.ts'

async function setUp(accountId: string | null) {
  const photos = await setUpPhotos()
  const app = fastify()
  traceRequests(app)
  handleErrors(
    app,
    createLog({ GOOGLE_CLOUD_PROJECT: 'p', K_SERVICE: 'api', K_REVISION: '1', LOG_LEVEL: 'silent' }),
  )
  app.decorateRequest('identity', null)
  app.addHook('onRequest', async (request) => {
    request.identity = accountId === null ? null : { accountId, role: 'member', sessionId: 's' }
  })
  await app.register(renditionRoutes(photos.renditions), { prefix: '/api/v1' })
  const id = await photos.uploaded(await picture())
  const { thumbnailUrl } = await photos.photos.get(OWNER, id)
  return {
    url: thumbnailUrl!,
    get: (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers }),
    async [Symbol.asyncDispose]() {
      await app.close()
      await photos[Symbol.asyncDispose]()
    },
  }
}

test('the owner gets the image with a permanent cache', async () => {
  await using world = await setUp(OWNER)
  const answer = await world.get(world.url)
  expect(answer.statusCode).toBe(200)
  expect(answer.headers).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'private, max-age=31536000, immutable',
    'content-length': String(answer.rawPayload.length),
  })
  expect(answer.rawPayload.subarray(8, 12).toString()).toBe('WEBP')

  const again = await world.get(world.url, { 'if-none-match': String(answer.headers.etag) })
  expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0])
})

test('other files of the owner are not served', async () => {
  await using world = await setUp(OWNER)
  const [, , , , owner, photo] = world.url.split('/')
  for (const path of [
    `${owner}/${photo}/0123456789abcdef-320.webp`,
    `${owner}/${photo}/0123456789abcdef-64.webp`,
    `${owner}/${photo}/..%2F..%2Fsecret`,
    `${owner}/..%2Fbo/0123456789abcdef-320.webp`,
  ]) {
    const answer = await world.get(`/api/v1/renditions/${path}`)
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([404, 'no-store'])
  }
})

test('somebody else’s image looks like no image, and strangers get none', async () => {
  await using stranger = await setUp('bo')
  expect((await stranger.get(stranger.url)).statusCode).toBe(404)
  await using nobody = await setUp(null)
  expect((await nobody.get(nobody.url)).statusCode).toBe(401)
})
