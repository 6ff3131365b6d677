// What campaigns' stories begin with, made through the API: a campaign that may start, and a person who may send.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { makeAdmin } from '../../scripts/roles.ts'
import type { Campaign } from '../../services/campaigns/campaigns/schemas.ts'
import type { SendingLimits } from '../../services/campaigns/sending/schemas.ts'
import { studio } from './shared-studio.ts'

/** Milliseconds: functions start with their first event, and a role counts from the next half minute. */
export const MADE = 120_000

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** A request of the page's person; it fails when it is refused. */
export async function call<Answer>(page: Page, method: Method, path: string, data?: object): Promise<Answer> {
  const answer = await page.request.fetch(`${studio.url}/api/v1${path}`, { method, ...(data && { data }) })
  const text = await answer.text()
  expect(answer.ok(), `${method} ${path}: ${text}`).toBe(true)
  return (text ? JSON.parse(text) : null) as Answer
}

/** No pause, and more mails than a story sends. */
export const AT_ONCE: SendingLimits = { perHour: 2000, perDay: 2000, gapSeconds: { min: 0, max: 0 } }
/** One mail, and no other while the story lasts. */
export const ONE: SendingLimits = { perHour: 2000, perDay: 2000, gapSeconds: { min: 3600, max: 3600 } }

/** Lets the person send so many mails. As administrators may do that, the person becomes one. */
export async function allow(page: Page, allowed: SendingLimits): Promise<void> {
  const { id } = await call<{ id: string }>(page, 'GET', '/account')
  await makeAdmin(studio.cloud, id)
  const permit = () => page.request.patch(`${studio.url}/api/v1/people/${id}/sending`, { data: { allowed } })
  await expect.poll(async () => (await permit()).status(), { timeout: MADE, interval: 500 }).toBe(200)
}

/** A draft that only waits for its start. */
export async function draftCampaign(
  page: Page,
  title: string,
  addresses: readonly string[],
): Promise<Campaign> {
  const campaign = await call<Campaign>(page, 'POST', '/campaigns', { title })
  const path = `/campaigns/${campaign.id}`
  for (const email of addresses)
    await call(page, 'POST', `${path}/recipients`, {
      fields: { email, first_name: email.split(/[+@]/)[0] ?? '' },
    })
  const { version } = await call<Campaign>(page, 'GET', path)
  return call<Campaign>(page, 'PATCH', path, {
    version,
    template: {
      subject: `${title} for {{first_name}}`,
      body: 'Dear {{first_name}},\n\nthis is a letter of a test.',
    },
    sender: { name: 'Ana Example', footer: 'Ana Example, 1 Example Street, Berlin', replyTo: '' },
  })
}

export const startCampaign = (page: Page, { id }: Pick<Campaign, 'id'>) =>
  call<Campaign>(page, 'POST', `/campaigns/${id}/start`)
