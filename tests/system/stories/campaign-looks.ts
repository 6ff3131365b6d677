// The pages on which a campaign is followed, with data, at both widths and in both themes: axe finds nothing serious, and
// nothing is wider than the screen.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Campaign } from '../../../services/campaigns/campaigns/schemas.ts'
import { AT_ONCE, allow, call, draftCampaign, MADE, ONE, startCampaign } from '../campaign.ts'
import { register } from '../person.ts'
import { browser, studio } from '../shared-studio.ts'
import { faultsAt, type Visit } from '../visits.ts'

/** Milliseconds: some forty looks at pages in a thorough run. */
const ALL = 420_000

const LONG_NAME = 'donaudampfschifffahrtsgesellschaftskapitaen'

/** One campaign in which everything happened that can, and one that waits for its next mail. */
async function makeData(page: Page): Promise<Record<'ended' | 'waiting', string>> {
  await allow(page, AT_ONCE)
  await call(page, 'POST', '/suppressions', { emails: ['never@example.com', `${LONG_NAME}@example.com`] })
  const addresses = ['ada', 'bea+cut', 'cy+refused', 'never', `${LONG_NAME}+later`].map(
    (name) => `${name}@example.com`,
  )
  const ended = await draftCampaign(page, `Letters to ${LONG_NAME}`, addresses)
  await startCampaign(page, ended)
  const counts = async () => (await call<Campaign>(page, 'GET', `/campaigns/${ended.id}`)).counts
  await expect
    .poll(counts, { timeout: MADE, interval: 500 })
    .toMatchObject({ sent: 1, unknown: 1, failed: 1, skipped: 1 })
  await allow(page, ONE)
  const waiting = await draftCampaign(page, 'Letters one by one', [
    'dan@example.com',
    'eve@example.com',
    'fay@example.com',
  ])
  await startCampaign(page, waiting)
  return { ended: ended.id, waiting: waiting.id }
}

test('axe finds nothing serious where campaigns are followed, at 360 and 1440 pixels, light and dark', {
  timeout: ALL,
}, async () => {
  const { page, problems } = await register(browser, studio.url, { name: 'Lotte' })
  const { ended, waiting } = await makeData(page)
  const press = (name: string | RegExp) => (on: Page) => on.getByRole('button', { name }).first().click()
  const visits: Visit[] = [
    { path: `campaigns/${ended}`, shows: 'Nobody can know whether 1 mail arrived' },
    { path: `campaigns/${ended}?filter=unknown`, shows: 'It arrived' },
    { path: `campaigns/${ended}`, shows: 'Unknown', open: press('bea+cut@example.com') },
    {
      path: `campaigns/${ended}`,
      shows: 'Unknown',
      async open(on) {
        await press('ada@example.com')(on)
        await on.getByRole('tab', { name: 'Mail' }).click()
      },
    },
    { path: `campaigns/${ended}?tab=charts`, shows: 'Sent over time' },
    { path: `campaigns/${ended}?tab=charts`, shows: 'Sent over time', open: press('Show as table') },
    { path: `campaigns/${ended}?tab=timeline`, shows: 'Mails go only in the shaded hours' },
    { path: `campaigns/${waiting}`, shows: /^Next mail/ },
    { path: `campaigns/${waiting}?tab=timeline`, shows: '2 to go' },
    { path: `campaigns/${waiting}`, shows: /^Next mail/, open: press('Cancel') },
    { path: 'campaigns/mailbox', shows: 'These mails stay on this machine' },
    { path: 'campaigns/mailbox?problem=expired', shows: 'Gmail was not connected' },
    {
      path: 'campaigns/mailbox',
      shows: 'These mails stay on this machine',
      open: (on) => on.getByRole('button', { name: 'Connect', exact: true }).click(),
    },
    { path: 'campaigns/mailbox', shows: 'In the last hour', open: press('Change') },
    { path: 'campaigns/suppressions', shows: 'never@example.com' },
    { path: 'campaigns/suppressions', shows: 'never@example.com', open: press('Add addresses') },
    { path: 'campaigns/suppressions', shows: 'never@example.com', open: press('Remove never@example.com') },
    {
      path: 'people',
      shows: 'lotte@example.com',
      async open(on) {
        await on.getByRole('button', { name: 'Actions for Lotte' }).click()
        await on.getByRole('menuitem', { name: 'Change limits of mails' }).click()
        await on.getByLabel('Mails an hour').waitFor()
      },
    },
  ]
  expect(await faultsAt(page, studio.url, visits)).toEqual([])
  expect(problems).toEqual([])
})
