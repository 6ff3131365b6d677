// An administrator keeps the models of the studio in a real Chromium, over a server that speaks the providers' formats.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Studio, startStudio } from '../../scripts/studio.ts'
import { connectSecrets } from '../../services/platform/clients.ts'
import { type ModelServer, startModels } from '../outside/models.ts'
import { seriousFaults } from './accessibility.ts'
import { openBrowser, PHONE } from './browser.ts'
import { COMPILED } from './compiled.ts'
import { becomeAdmin, register, SOON } from './person.ts'
import { overflow } from './visits.ts'

const TEXT = 'Mira Okafor\nmira@example.com\nExperience\nEngineer at Acme, 2019 - present'
const MIRA = { basics: { name: 'Mira Okafor', email: 'mira@example.com' }, work: [{ employer: 'Acme' }] }

const dataDir = mkdtempSync(join(tmpdir(), 'atelier-models-'))
let models: ModelServer
let studio: Studio
let browser: Browser

beforeAll(async () => {
  ;[models, browser] = await Promise.all([startModels(), openBrowser()])
  const programs = { api: { env: { MODEL_SERVER_URL: models.url } } }
  studio = await startStudio({ dataDir, port: 0, programs, compileCacheDir: COMPILED })
  await putKeys('google-ai-keys', 'first\nsecond')
  await putKeys('openrouter-keys', 'third')
})
afterAll(async () => {
  await browser?.close()
  await studio?.[Symbol.asyncDispose]()
  await models?.[Symbol.asyncDispose]()
  rmSync(dataDir, { recursive: true, force: true })
})

async function putKeys(secret: string, keys: string): Promise<void> {
  const { projectId, operatorAddress } = studio.cloud
  const client = await connectSecrets({
    GOOGLE_CLOUD_PROJECT: projectId,
    SECRET_MANAGER_EMULATOR_HOST: operatorAddress,
  })
  const payload = { data: Buffer.from(keys) }
  await client.addSecretVersion({ parent: `projects/${projectId}/secrets/${secret}`, payload })
  await client.close()
}

const row = (page: Page, name: string) =>
  page.getByRole('table', { name: 'Models' }).getByRole('row').filter({ hasText: name })

async function add(page: Page, fields: Record<string, string>, provider = 'Google'): Promise<void> {
  await page.getByRole('button', { name: 'Add model' }).click()
  const dialog = page.getByRole('dialog')
  for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(label).fill(value)
  if (provider !== 'Google') {
    await dialog.getByLabel('Provider', { exact: true }).click()
    await page.getByRole('option', { name: provider }).click()
  }
  await dialog.getByRole('button', { name: 'Add model' }).click()
  // The list may hear of it before the dialog does, whose button has the name of the one that opens it.
  await dialog.waitFor({ state: 'detached' })
  await row(page, fields['Display name'] ?? '').waitFor()
}

async function ask(page: Page, model: string): Promise<string> {
  const answer = await page.request.post(`${studio.url}/api/v1/ai/generate`, { data: { model, input: TEXT } })
  expect(answer.ok(), await answer.text()).toBe(true)
  return (await answer.json()).engine.model
}

test('models are added, asked in turn, shown with their faults, changed and removed', async () => {
  const { page, context, problems } = await register(browser, studio.url, { name: 'Boss' })
  await becomeAdmin(page, studio)
  await page.goto(`${studio.url}/models`)
  await page.getByText('No model is registered').waitFor()

  // What is wrong is said at its field, and nothing is sent.
  await page.getByRole('button', { name: 'Add model' }).click()
  await page.getByLabel('Secrets with keys').fill('token-signing-key')
  await page.getByRole('dialog').getByRole('button', { name: 'Add model' }).click()
  await page.getByText('Use only google-ai-keys, openrouter-keys, groq-keys').waitFor()
  await page.keyboard.press('Escape')

  models.answerWith(({ model }) => {
    if (model === 'gone') return { status: 404 }
    if (model === 'busy') return { status: 429, retryAfter: 3600 }
    return { text: JSON.stringify(MIRA), tokens: [1200, 300] }
  })
  await add(page, {
    'Display name': 'Flash',
    'Name at the provider': 'flash',
    'Answers a day': '5',
    'Input price': '2.5',
  })
  const openRouter = { 'Secrets with keys': 'openrouter-keys' }
  await add(page, { 'Display name': 'Busy', 'Name at the provider': 'busy', ...openRouter }, 'OpenRouter')
  await add(page, { 'Display name': 'Gone', 'Name at the provider': 'gone' })
  await add(
    page,
    { 'Display name': 'Keyless', 'Name at the provider': 'llama', 'Secrets with keys': 'groq-keys' },
    'Groq',
  )
  await page.getByRole('button', { name: 'Add model' }).click()
  await page.getByLabel('Display name').fill('flash')
  await page.getByLabel('Name at the provider').fill('flash')
  await page.getByRole('dialog').getByRole('button', { name: 'Add model' }).click()
  await page.getByText(/taken by another model/).waitFor()
  await page.keyboard.press('Escape')

  for (const name of ['Flash', 'Busy', 'Gone', 'Keyless']) expect(await ask(page, name)).toBe('Flash')
  await page.reload()
  await row(page, 'Flash').getByText('4 of 5 answers').waitFor({ timeout: SOON })
  await row(page, 'Busy')
    .getByText(/^Rests until/)
    .waitFor()
  await row(page, 'Gone').getByText('Give its new name, or try it again').waitFor()
  await row(page, 'Keyless').getByText('Its secret has no key yet').waitFor()
  const used = page.getByRole('table', { name: 'Usage' }).getByRole('row').filter({ hasText: 'Flash' })
  await used.getByText('4,800').waitFor()
  await used.getByText('$0.0120').waitFor()
  expect(await seriousFaults(page)).toEqual([])

  // By the keyboard alone; another window sees it.
  const other = await context.newPage()
  await other.goto(`${studio.url}/models`)
  await row(other, 'Keyless').waitFor()
  await page.getByRole('button', { name: 'Actions for Keyless' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Switch off' }).waitFor()
  // The menu takes letters once it has the focus, and moves it a moment later.
  const chosen = async () => {
    await page.keyboard.press('s')
    return page.evaluate(() => document.activeElement?.textContent)
  }
  await expect.poll(chosen).toBe('Switch off')
  await page.keyboard.press('Enter')
  await row(page, 'Keyless').getByText('Off', { exact: true }).waitFor()
  await row(other, 'Keyless').getByText('Off', { exact: true }).waitFor({ timeout: SOON })

  // A new description does not make the retired model look alive; a new name at the provider does.
  const change = async (label: string, value: string) => {
    await page.getByRole('button', { name: 'Actions for Gone' }).click()
    await page.getByRole('menuitem', { name: 'Change' }).click()
    await page.getByLabel(label).fill(value)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await change('Description', 'Was good')
  await row(page, 'Gone')
    .getByText(/^Retired/)
    .waitFor()
  await change('Name at the provider', 'new')
  await row(page, 'Gone').getByText('Available').waitFor()

  await page.getByRole('button', { name: 'Actions for Busy' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await page.getByRole('button', { name: 'Remove' }).click()
  await expect.poll(() => row(page, 'Busy').count(), { timeout: SOON }).toBe(0)
  await expect.poll(() => row(other, 'Busy').count(), { timeout: SOON }).toBe(0)

  await page.setViewportSize(PHONE)
  await row(page, 'Gone').waitFor()
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  expect(problems).toEqual([])
})
