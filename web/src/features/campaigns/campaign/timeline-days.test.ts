import { expect, test } from 'vitest'
import type { Schedule } from '../../../../../services/campaigns/campaigns/schedule-schemas.ts'
import { timelineDays } from './timeline-days.ts'

const schedule: Schedule = {
  startsAt: null,
  timeZone: 'Europe/Berlin',
  hours: { from: '09:30', until: '17:00' },
  weekdays: [1, 2, 3, 4, 5],
}
const ana = { id: 'ana', email: 'ana@example.com', name: 'Ana' }
const NOW = Date.parse('2027-03-26T12:00:00Z')
const nothing = { past: [], times: [], recipients: [], schedule, now: NOW }

const openOf = (hours: { isOpen: boolean }[]) => hours.flatMap(({ isOpen }, hour) => (isOpen ? [hour] : []))

test('mails are on the days and hours of the campaign’s zone, also when its clock changes', () => {
  const days = timelineDays({
    ...nothing,
    past: [
      { hour: '2027-03-25T23:00:00Z', sent: 2, failed: 1 },
      { hour: '2027-03-26T10:00:00Z', sent: 3, failed: 0 },
    ],
    times: ['2027-03-26T14:05:00Z', '2027-03-29T08:10:00Z'],
    recipients: [ana],
  })
  expect(days.map(({ day }) => day)).toEqual(['2027-03-26', '2027-03-29'])
  expect(days[0]?.hours[0]).toMatchObject({ sent: 2, failed: 1 })
  expect(days[0]?.hours[11]).toMatchObject({ sent: 3, failed: 0 })
  expect(days[0]?.hours[15]).toMatchObject({ planned: 1 })
  expect(days[0]?.planned).toEqual([{ time: '2027-03-26T14:05:00Z', recipient: ana }])
  // Summer time has begun.
  expect(days[1]?.hours[10]).toMatchObject({ planned: 1 })
  expect(days[1]?.planned).toEqual([{ time: '2027-03-29T08:10:00Z', recipient: null }])
})

test('hours are open where the schedule lets mails go', () => {
  const [friday] = timelineDays(nothing)
  expect(openOf(friday!.hours)).toEqual([9, 10, 11, 12, 13, 14, 15, 16])

  const [saturday] = timelineDays({ ...nothing, now: Date.parse('2027-03-27T12:00:00Z') })
  expect(openOf(saturday!.hours)).toEqual([])

  const [beginning] = timelineDays({ ...nothing, schedule: { ...schedule, startsAt: '2027-03-26T13:00' } })
  expect(openOf(beginning!.hours)).toEqual([13, 14, 15, 16])

  const always = { ...schedule, hours: null, weekdays: [1, 2, 3, 4, 5, 6, 7] }
  expect(openOf(timelineDays({ ...nothing, schedule: always })[0]!.hours)).toHaveLength(24)
})
