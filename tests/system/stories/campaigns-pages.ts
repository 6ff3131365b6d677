// Every page of Campaigns, with data, at both widths: axe finds nothing serious, and nothing is wider than the screen.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { RecipientList } from '../../../services/campaigns/lists/schemas.ts'
import { AT_ONCE, allow, call, draftCampaign, MADE, startCampaign } from '../campaign.ts'
import { register } from '../person.ts'
import { browser, studio } from '../shared-studio.ts'
import { faultsAt, type Visit } from '../visits.ts'

/** Milliseconds: some eighty looks at pages in a thorough run. */
const ALL = 420_000

const LONG_WORD = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'

const ROWS = `Name,E-mail,Company,E-mail
Ana ${LONG_WORD},ana@gmial.com,${LONG_WORD},old@example.com
Bea, bea@example.com,,
Bea,BEA@example.com,,
Cy,${'c'.repeat(40)} at ${'d'.repeat(80)},,`

/** A draft with a list that waits for a decision, one that has ended, and one to come. */
async function makeData(page: Page) {
  await allow(page, AT_ONCE)
  const draft = await draftCampaign(page, `Letters about ${LONG_WORD}`, ['ada@example.com'])
  const path = `/campaigns/${draft.id}`
  await call(page, 'POST', `${path}/recipients`, { fields: { email: 'nameless@example.com' } })
  const pasted = await call<RecipientList>(page, 'POST', `${path}/lists`, { text: ROWS })
  const list = () => call<RecipientList>(page, 'GET', `/recipient-lists/${pasted.id}`)
  const isRead = async () => (await list()).status
  await expect.poll(isRead, { timeout: MADE, interval: 500 }).toBe('read')
  const { mapping } = await list()
  const fields = ['name', 'email', 'company', null]
  await call(page, 'PATCH', `/recipient-lists/${pasted.id}/mapping`, { ...mapping, fields })
  await expect.poll(isRead, { timeout: MADE, interval: 500 }).toBe('read')
  await call(page, 'POST', `${path}/attachments`, { kind: 'cv', format: 'pdf' })

  const ended = await draftCampaign(page, 'Ended letters', ['bea@example.com', 'cy+refused@example.com'])
  await startCampaign(page, ended)
  const status = async () => (await call<{ status: string }>(page, 'GET', `/campaigns/${ended.id}`)).status
  await expect.poll(status, { timeout: MADE, interval: 500 }).toBe('finished')
  const thrown = await draftCampaign(page, 'Thrown away', [])
  await call(page, 'POST', '/campaigns/trash', { ids: [thrown.id] })
  return { draft: draft.id, ended: ended.id }
}

test('axe finds nothing serious on any page of Campaigns, at 360 and 1440 pixels, light and dark', {
  timeout: ALL,
}, async () => {
  const { page, problems } = await register(browser, studio.url, { name: 'Axel' })
  await page.goto(`${studio.url}/campaigns`)
  const empty = await faultsAt(page, studio.url, [{ path: 'campaigns', shows: 'Begin a campaign' }])
  const { draft, ended } = await makeData(page)
  const edit = `campaigns/${draft}/edit`
  const press = (name: string | RegExp) => (on: Page) => on.getByRole('button', { name }).first().click()
  const visits: Visit[] = [
    { path: 'campaigns', shows: 'Ended letters' },
    { path: 'campaigns', shows: 'Ended letters', open: press('New campaign') },
    { path: 'campaigns?trashed=true', shows: 'Thrown away' },
    { path: `${edit}/recipients`, shows: 'Likely typing errors' },
    { path: `${edit}/recipients`, shows: 'Likely typing errors', open: press('Paste rows') },
    { path: `${edit}/recipients`, shows: 'Likely typing errors', open: press('Edit ada@example.com') },
    { path: `${edit}/template`, shows: 'Before it can start' },
    {
      path: `${edit}/template`,
      shows: 'Who it is from',
      async open(on) {
        const text = on.getByRole('textbox', { name: 'Text' })
        // What is there already is no change.
        await text.fill('Dear')
        await text.fill('Dear {{')
        await on.getByRole('listbox', { name: 'Fields' }).waitFor()
      },
    },
    { path: `${edit}/attachments`, shows: 'There is no tailored CV yet' },
    { path: `${edit}/attachments`, shows: 'There is no tailored CV yet', open: press('Attach a résumé') },
    { path: `${edit}/schedule`, shows: 'What to expect', open: press('Office hours') },
    { path: `${edit}/check`, shows: 'To be mended before it can start' },
    { path: `campaigns/${ended}/edit/recipients`, shows: 'This campaign has ended' },
  ]
  expect([...empty, ...(await faultsAt(page, studio.url, visits))]).toEqual([])
  expect(problems).toEqual([])
})
