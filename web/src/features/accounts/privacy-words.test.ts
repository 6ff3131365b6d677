import { expect, test } from 'vitest'
import type { Privacy } from '../../../../services/accounts/schemas.ts'
import { goneAfter, lasting, placesOf, restsOf } from './privacy-words.ts'

const privacy = (days: Partial<Privacy['days']>, regions: string[] = []): Privacy => ({
  regions,
  days: {
    ...{ secondThoughts: 7, trash: 30, softDelete: 0, past: 0, dailyBackup: 0, weeklyBackup: 0 },
    ...{
      logs: 30,
      trail: 400,
      conversations: 90,
      abandonedOrders: 30,
      accountMails: 7,
      photoArchives: 2,
      photoUndo: 7,
    },
    ...days,
  },
  cookies: [],
})

test.each([
  [45, '45 seconds'],
  [600, '10 minutes'],
  [3600, '1 hour'],
  [86_400, '1 day'],
  [90 * 86_400, '90 days'],
])('%i seconds are %s', (seconds, words) => {
  expect(lasting(seconds)).toBe(words)
})

test('what a studio does not keep is not mentioned, and the longest comes last', () => {
  const kept = privacy({ softDelete: 30, dailyBackup: 14, weeklyBackup: 98 })
  expect(restsOf(kept).map(({ days }) => days)).toEqual([14, 30, 98])
  expect(goneAfter(kept)).toBe(98)
  expect(goneAfter(privacy({}))).toBe(0)
})

test('the place is the machine, one region or two', () => {
  expect(placesOf(privacy({}))).toMatch(/^On the machine/)
  expect(placesOf(privacy({}, ['europe-west1']))).not.toMatch('as well')
  expect(placesOf(privacy({}, ['europe-west1', 'europe-west4']))).toMatch('kept in europe-west4 as well')
})
