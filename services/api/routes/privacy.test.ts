import { expect, test } from 'vitest'
import type { Privacy } from '../../accounts/schemas.ts'
import { RETENTION, setUp } from '../test-world.ts'

test('a stranger is told what the studio and the cloud around it keep', async () => {
  await using world = await setUp()
  const answer = await world.browser().request('GET', '/api/v1/privacy')
  expect(answer.statusCode).toBe(200)
  const { regions, days, cookies } = answer.json<Privacy>()
  expect(regions).toEqual(RETENTION.regions)
  expect(days).toEqual({
    secondThoughts: 7,
    trash: 30,
    softDelete: RETENTION.softDeleteDays,
    past: RETENTION.pastDays,
    dailyBackup: RETENTION.dailyBackupDays,
    weeklyBackup: RETENTION.weeklyBackupDays,
    logs: RETENTION.logDays,
    trail: 400,
    conversations: 90,
    abandonedOrders: 30,
    accountMails: 7,
    photoArchives: 2,
    photoUndo: 7,
  })
  expect(new Set(cookies.map(({ purpose }) => purpose)).size).toBe(cookies.length)
})

test('the cookies of a person who signs in are named, and go no later than is said', async () => {
  await using world = await setUp()
  const person = await world.registered()
  const { cookies } = (await person.request('GET', '/api/v1/privacy')).json<Privacy>()
  const answer = await person.request('POST', '/api/v1/session/refresh')
  expect(answer.cookies.length).toBeGreaterThan(1)
  for (const { name, maxAge } of answer.cookies) {
    const said = cookies.find((cookie) => cookie.name === name)
    expect(said, `${name} is not on the privacy page`).toBeDefined()
    expect(maxAge).toBeLessThanOrEqual(said!.keptSeconds)
  }
})
