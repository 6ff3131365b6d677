import { expect, test } from 'vitest'
import { setUp } from '../test-world.ts'

const SHA256 = 'a'.repeat(64)
const upload = { name: 'a.jpg', contentType: 'image/jpeg', size: 10, sha256: SHA256 }

const cursorTo = (id: string) =>
  Buffer.from(JSON.stringify({ sort: 'taken', order: 'desc', key: '2026', id })).toString('base64url')

/** Every route about one photo, for any id. */
const routes = (
  id: string,
): [method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown][] => [
  ['GET', `/photos/${id}`],
  ['GET', `/photos/${id}/original`],
  ['GET', `/photos/${id}/motion`],
  ['PUT', `/photos/${id}/adjustments`, { adjustments: null }],
  ['PATCH', `/photos/${id}`, { title: 'x' }],
  ['POST', '/photos/tags', { ids: [id], add: ['x'], remove: [] }],
  ['POST', '/photos/tags/list', { ids: [id] }],
  ['POST', '/photos/trash', { ids: [id] }],
  ['POST', '/photos/restore', { ids: [id] }],
  ['POST', '/photos/delete', { ids: [id] }],
  ['POST', `/photos/uploads/${id}/grant`],
  ['DELETE', `/photos/uploads/${id}`],
]

const others: ReturnType<typeof routes> = [
  ['GET', '/photos'],
  ['GET', '/photos/summary'],
  ['POST', '/photos/uploads', upload],
  ['DELETE', '/photos/trash'],
  ['GET', '/renditions/a/b/0123456789abcdef-320.webp'],
  ['GET', '/shelf'],
  ['POST', '/shelf/redrive'],
  ['POST', '/shelf/dismiss'],
  ['POST', '/shelf/x/redrive'],
  ['POST', '/shelf/x/dismiss'],
]

test('every route requires a person to be signed in', async () => {
  await using world = await setUp()
  const { id } = await world.reservedPhoto('ana')
  for (const [method, path, body] of [...routes(id), ...others]) {
    const answer = await world.browser().request(method, `/api/v1${path}`, body)
    expect([method, path, answer.statusCode]).toEqual([method, path, 401])
  }
})

test('somebody else’s photo looks like no photo, on every route', async () => {
  await using world = await setUp()
  const [ana, bo] = [await world.registered(), await world.registered()]
  const { id } = await world.reservedPhoto(ana.id)
  for (const [index, [method, path, body]] of routes(id).entries()) {
    const [, unknownPath, unknownBody] = routes('nothing')[index]!
    const theirs = await bo.request(method, `/api/v1${path}`, body)
    const unknown = await bo.request(method, `/api/v1${unknownPath}`, unknownBody)
    expect([method, path, theirs.statusCode]).toEqual([method, path, 404])
    const { traceId: _, ...problem } = theirs.json()
    const { traceId: __, ...expected } = unknown.json()
    expect({ ...problem, detail: problem.detail.replace(id, 'nothing') }).toEqual(expected)
  }
  expect((await ana.request('GET', `/api/v1/photos/${id}`)).json()).toMatchObject({
    title: 'a',
    trashedAt: null,
  })
})

test.each<['GET' | 'POST' | 'PATCH', string, unknown, string]>([
  ['GET', '/photos?limit=0', undefined, 'limit'],
  ['GET', '/photos?limit=many', undefined, 'limit'],
  ['GET', '/photos?sort=size', undefined, 'sort'],
  ['GET', '/photos?from=yesterday', undefined, 'from'],
  ['GET', '/photos?cursor=nonsense', undefined, 'cursor'],
  ['GET', '/photos?colour=red', undefined, 'colour'],
  ['POST', '/photos/uploads', { ...upload, sha256: 'short' }, 'sha256'],
  ['POST', '/photos/uploads', { ...upload, size: -1 }, 'size'],
  ['POST', '/photos/uploads', { ...upload, size: 0 }, 'size'],
  ['POST', '/photos/uploads', { ...upload, owner: 'bo' }, 'owner'],
  ['POST', '/photos/trash', { ids: [] }, 'ids'],
  ['POST', '/photos/trash', { ids: ['a', 'a'] }, 'ids'],
  ['POST', '/photos/trash', { ids: Array.from({ length: 201 }, (_, i) => `p${i}`) }, 'ids'],
  ['PATCH', '/photos/x', { rating: 5 }, 'rating'],
  ['PATCH', '/photos/x', { title: 'x'.repeat(201) }, 'title'],
  ['POST', '/photos/tags', { ids: ['a'], add: [''], remove: [] }, 'add.0'],
  // These ids are paths to the database, or reserved by it.
  ['GET', '/photos/a%2Fb', undefined, 'id'],
  ['GET', '/photos/__x__/original', undefined, 'id'],
  ['POST', '/photos/trash', { ids: ['..'] }, 'ids.0'],
  ['POST', '/photos/uploads/a%2Fb/grant', undefined, 'id'],
  ['PATCH', '/account', { avatarPhotoId: 'a/b' }, 'avatarPhotoId'],
  ['GET', `/photos?cursor=${cursorTo('a/b')}`, undefined, 'cursor'],
])('%s %s with nonsense names the field', async (method, path, body, field) => {
  await using world = await setUp()
  const ana = await world.registered()
  const answer = await ana.request(method, `/api/v1${path}`, body)
  expect(answer.statusCode).toBe(400)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(answer.json().errors.map((error: { field: string }) => error.field)).toContain(field)
})

test('an upload is granted once for the same bytes, and a wrong type or size is refused', async () => {
  await using world = await setUp()
  const ana = await world.registered()
  const first = await ana.request('POST', '/api/v1/photos/uploads', upload)
  expect([first.statusCode, first.json().grant.method]).toEqual([201, 'POST'])
  const again = await ana.request('POST', '/api/v1/photos/uploads', { ...upload, name: 'b.jpg' })
  expect(again.json().photo.id).toBe(first.json().photo.id)

  const other = (change: object) => ana.request('POST', '/api/v1/photos/uploads', { ...upload, ...change })
  expect((await other({ contentType: 'image/svg+xml' })).statusCode).toBe(415)
  expect((await other({ size: 300 * 1024 * 1024 })).statusCode).toBe(413)
  expect((await ana.request('GET', '/api/v1/photos/summary')).json()).toMatchObject({ total: 1 })
  expect((await ana.request('GET', '/api/v1/photos')).json()).toMatchObject({
    items: [{ status: 'uploading' }],
    nextCursor: null,
  })

  expect((await ana.request('DELETE', `/api/v1/photos/uploads/${first.json().photo.id}`)).statusCode).toBe(
    204,
  )
  expect((await ana.request('GET', '/api/v1/photos')).json().items).toEqual([])
})

test.each([
  [
    'a file named like what every object has',
    { name: 'a.constructor', contentType: 'application/octet-stream' },
    415,
  ],
  ['half a character', { name: 'a\ud83d.jpg' }, 201],
  ['a name whose title would end within a character', { name: `${'a'.repeat(199)}📷.jpg` }, 201],
])('%s is no failure of ours', async (_what, change, status) => {
  await using world = await setUp()
  const ana = await world.registered()
  const answer = await ana.request('POST', '/api/v1/photos/uploads', { ...upload, ...change })
  expect(answer.statusCode).toBe(status)
  const { photo } = answer.json()
  if (photo) expect([photo.name.isWellFormed(), photo.title.isWellFormed()]).toEqual([true, true])
})

test('the shelf is for administrators', async () => {
  await using world = await setUp()
  const ana = await world.registered()
  for (const [method, path] of others.filter(([, path]) => path.startsWith('/shelf')))
    expect((await ana.request(method, `/api/v1${path}`)).statusCode).toBe(403)
})
