import { expect, test } from 'vitest'
import { stopTime } from '../../../tests/stop-time.ts'
import { createPhotoStore } from '../../photos/store.ts'
import { type Browser, PASSWORD, setUp, type World } from '../test-world.ts'

const MINUTE = 60_000

async function withPrivatePhoto(world: World) {
  const ana = await world.registered()
  const { id } = await world.reservedPhoto(ana.id)
  expect((await ana.request('PATCH', `/api/v1/photos/${id}`, { isPrivate: true })).statusCode).toBe(200)
  return { ana, id }
}

const unlock = (person: Browser, password = PASSWORD) =>
  person.request('POST', '/api/v1/account/private-access', { password })
const listed = async (person: Browser) =>
  (await person.request('GET', '/api/v1/photos?private=true')).statusCode

test('the password unlocks private photos for ten minutes, in one session', async () => {
  await using world = await setUp()
  const { ana, id } = await withPrivatePhoto(world)
  const account = await world.account(ana.id)
  const elsewhere = world.browser()
  await elsewhere.request('POST', '/api/v1/session', { email: account.email, password: PASSWORD })

  expect(await listed(ana)).toBe(403)
  expect((await ana.request('GET', `/api/v1/photos/${id}`)).json()).toMatchObject({ code: 'locked' })

  const opened = await unlock(ana)
  expect(opened.statusCode).toBe(200)
  const left = Date.parse(opened.json().unlockedUntil) - world.clock.now()
  expect(Math.round(left / MINUTE)).toBe(10)
  expect((await ana.request('GET', '/api/v1/photos?private=true')).json().items).toMatchObject([{ id }])
  expect((await ana.request('GET', '/api/v1/photos')).json().items).toEqual([])
  expect(await listed(elsewhere)).toBe(403)

  world.clock.advance(9 * MINUTE)
  expect(await listed(ana)).toBe(200)
  world.clock.advance(2 * MINUTE)
  expect(await listed(ana)).toBe(403)
  expect((await ana.request('GET', '/api/v1/account/private-access')).json()).toEqual({ unlockedUntil: null })
})

test('locking takes effect at once', async () => {
  await using world = await setUp()
  const { ana, id } = await withPrivatePhoto(world)
  await unlock(ana)
  expect((await ana.request('DELETE', '/api/v1/account/private-access')).statusCode).toBe(204)
  expect(await listed(ana)).toBe(403)
  expect((await ana.request('POST', '/api/v1/photos/trash', { ids: [id] })).statusCode).toBe(403)
})

test('a wrong password unlocks nothing, and guessing is slowed down', async () => {
  stopTime()
  await using world = await setUp()
  const { ana } = await withPrivatePhoto(world)
  const refused = await unlock(ana, 'wrong')
  expect(refused.statusCode).toBe(400)
  expect(refused.json()).toMatchObject({ code: 'wrong-password', errors: [{ field: 'password' }] })
  for (let count = 0; count < 5; count++) await unlock(ana, 'wrong')
  expect((await unlock(ana)).statusCode).toBe(429)
  expect(await listed(ana)).toBe(403)
})

test('a key sees nothing private, even while its owner has unlocked', async () => {
  await using world = await setUp()
  const { ana, id } = await withPrivatePhoto(world)
  await unlock(ana)
  const made = await ana.request('POST', '/api/v1/account/keys', {
    name: 'script',
    scopes: ['photos:write'],
    expiresInDays: 1,
    password: PASSWORD,
  })
  const headers = { authorization: `Bearer ${made.json().secret}` }
  for (const url of ['/api/v1/photos?private=true', `/api/v1/photos/${id}`])
    expect((await world.app.inject({ url, headers })).statusCode).toBe(403)
})

test('an avatar that becomes private is no longer shown, and its owner still gets in', async () => {
  await using world = await setUp({ withStorage: true })
  const ana = await world.registered()
  const { id } = await world.reservedPhoto(ana.id)
  const THUMBNAILS = {
    ...{ contentType: 'image/jpeg', width: 4, height: 3, ratio: 4 / 3, thumbhash: '', isAnimated: false },
    ...{ preview: 'preview', thumbnail: 'thumbnail' },
  }
  await createPhotoStore(world.firestore, world.clock.now).change(
    id,
    (photo) => photo && { ...photo, thumbnails: THUMBNAILS },
  )
  const chosen = await ana.request('PATCH', '/api/v1/account', { avatarPhotoId: id })
  expect(chosen.json().avatarUrl).toContain(id)
  await ana.request('PATCH', `/api/v1/photos/${id}`, { isPrivate: true })

  const { email } = await world.account(ana.id)
  const proof = { password: PASSWORD }
  for (const answer of [
    await ana.request('GET', '/api/v1/account'),
    await ana.request('PATCH', '/api/v1/account', { name: 'Ana B.' }),
    await world.browser().request('POST', '/api/v1/session', { email, ...proof }),
    await ana.request('POST', '/api/v1/account/deletion', proof),
    await ana.request('DELETE', '/api/v1/account/deletion'),
  ])
    expect([answer.statusCode, answer.json().avatarUrl]).toEqual([200, null])
  const { url } = (await ana.request('POST', '/api/v1/account/export', proof)).json()
  expect((await ana.request('GET', url)).rawPayload.toString('latin1')).toContain('photos/photos-0001.json')
})
