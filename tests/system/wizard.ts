// The steps of preparing a campaign, as functions for the stories.
import type { Page } from 'playwright-core'
import { MADE } from './campaign.ts'
import { SOON } from './person.ts'
import { studio } from './shared-studio.ts'

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
/** A recipient in the table. */
export const recipient = (page: Page, email: string) => page.getByRole('button', { name: email, exact: true })
export const next = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: 'Steps before and after' })
    .getByRole('link', { name, exact: true })
    .click()
export const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 2 })
export const saved = (page: Page) => page.getByText('Saved', { exact: true }).waitFor({ timeout: SOON })
export const preview = (page: Page) => page.frameLocator('iframe[title="The mail"]')

/** Names a campaign and comes to its first step. */
export async function begin(page: Page, name: string): Promise<void> {
  await page.goto(`${studio.url}/campaigns`)
  await button(page, 'Begin a campaign').click()
  await page.getByLabel('Name').fill(name)
  await button(page, 'Begin').last().click()
  await heading(page, 'Recipients').waitFor()
}

export async function paste(page: Page, rows: readonly string[]): Promise<void> {
  await button(page, 'Paste rows').click()
  await page.getByLabel('Rows', { exact: true }).fill(rows.join('\n'))
  await button(page, 'Read them').click()
  await page.getByText('For you to decide').waitFor({ timeout: MADE })
}
