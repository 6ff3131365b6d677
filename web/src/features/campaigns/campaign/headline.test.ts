import { expect, test } from 'vitest'
import { ANY_TIME } from '../../../../../services/campaigns/campaigns/schedule-schemas.ts'
import type { Campaign, Forecast } from '../../../../../services/campaigns/campaigns/schemas.ts'
import { headlineOf } from './headline.ts'

const at = (local: string) => new Date(local).toISOString()
const NOW = new Date('2027-03-26T12:00').getTime()

const campaign: Campaign = {
  ...{ id: 'c', title: 'Letters', status: 'running', pauseReason: null, pauseText: null, resumesAt: null },
  counts: { total: 10, sent: 4, failed: 1, unknown: 0, skipped: 0, bounced: 0 },
  ...{ template: { subject: '', body: '' }, attachments: [], schedule: ANY_TIME, fields: [], version: 1 },
  sender: { name: '', footer: '', replyTo: '' },
  ...{ addedAt: '', startedAt: null, finishedAt: null, updatedAt: '', trashedAt: null },
}
const forecast: Forecast = {
  nextAt: at('2027-03-26T14:03'),
  finishAt: at('2027-03-29T10:20'),
  waitingFor: 'At most 4 mails go in an hour.',
  times: [],
}
const told: Parameters<typeof headlineOf>[1] = { forecast, next: 'ana@example.com', now: NOW }

test('a campaign that runs says which mail is next, why not now, and when the last one goes', () => {
  expect(headlineOf(campaign, told)).toEqual({
    title: 'Next mail at 14:03 to ana@example.com',
    detail: 'At most 4 mails go in an hour. The last one is expected on Mon 29 Mar at 10:20.',
  })
})

test.each<[string, Partial<Campaign>, Partial<typeof told>, string]>([
  ['nothing is known yet', {}, { forecast: undefined }, 'Mails go out'],
  [
    'the next one is due',
    {},
    { forecast: { ...forecast, nextAt: at('2027-03-26T11:59') } },
    'Next mail within a minute to ana@example.com',
  ],
  [
    'nobody is next',
    {},
    { forecast: { ...forecast, nextAt: null, waitingFor: null } },
    'The last mails are on their way',
  ],
  [
    'there is no mailbox',
    {},
    { forecast: { ...forecast, nextAt: null, waitingFor: 'The mailbox must be connected first.' } },
    'The mailbox must be connected first.',
  ],
  ['it was paused', { status: 'paused' }, {}, 'Paused'],
  [
    'it goes on by itself',
    { status: 'paused', resumesAt: at('2027-03-27T12:00') },
    {},
    'Paused until tomorrow at 12:00',
  ],
  ['it goes on today', { status: 'paused', resumesAt: at('2027-03-26T18:00') }, {}, 'Paused until 18:00'],
  [
    'it is over',
    { status: 'finished', finishedAt: at('2027-03-25T18:00') },
    {},
    'Finished yesterday at 18:00',
  ],
  ['it was cancelled', { status: 'cancelled' }, {}, 'Cancelled'],
  ['it is a draft', { status: 'draft' }, {}, 'Nothing has been sent yet'],
])('%s', (_name, facts, context, title) => {
  expect(headlineOf({ ...campaign, ...facts }, { ...told, ...context }).title).toBe(title)
})

test.each([
  [{ status: 'paused', resumesAt: null }, '5 mails wait until you let it go on.'],
  [{ status: 'paused', resumesAt: at('2027-03-27T12:00') }, '5 mails wait, and it goes on by itself.'],
  [
    { status: 'finished', counts: { ...campaign.counts, unknown: 1 } },
    'Some mails still wait for your decision.',
  ],
] as const)('%j adds what that means', (facts, detail) => {
  expect(headlineOf({ ...campaign, ...facts }, told).detail).toBe(detail)
})
