// What customers do with answers and conversations, and when the assistant cannot be reached, in a real Chromium.
import { expect, test } from 'vitest'
import type { ShopConversation } from '../../../services/assistant/conversations/schemas.ts'
import type { PageOf } from '../../../services/platform/schemas.ts'
import { ask, door, messages, openAssistant, openChat, question } from '../assistant.ts'
import { openWindow, SOON } from '../person.ts'
import { browser } from '../shared-studio.ts'

test('an answer is judged, conversations are renamed, saved and really deleted', async () => {
  const { at, maker } = await openAssistant()
  const { context, problems } = await openWindow(browser)
  const page = await context.newPage()
  await page.goto(at())
  await openChat(page)
  await ask(page, 'How much is the sea salt?')
  await messages(page).getByRole('button', { name: 'This did not help' }).click({ timeout: SOON })
  await messages(page).getByLabel('What was missing or wrong?').fill('The weight')
  await messages(page).getByRole('button', { name: 'Send' }).click()
  await messages(page).getByText('Thank you').waitFor({ timeout: SOON })
  const all = () => maker.call<PageOf<ShopConversation>>('GET', '/assistant/conversations')
  const { items } = await maker.call<PageOf<{ feedback: unknown }>>(
    'GET',
    '/assistant/questions?outcome=unhelpful',
  )
  expect(items).toMatchObject([{ feedback: { helped: false, reason: 'The weight' } }])

  await page.getByRole('button', { name: 'New conversation' }).click()
  await ask(page, 'How long does delivery take?')
  await messages(page).getByText('within three working days').first().waitFor({ timeout: SOON })
  await page.getByRole('button', { name: 'Your conversations' }).click()
  await page.getByRole('button', { name: 'Rename How much is the sea salt?' }).click({ timeout: SOON })
  await page.getByLabel('New name').fill('About salt')
  await page.keyboard.press('Enter')
  const saving = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Save About salt as a file' }).click({ timeout: SOON })
  expect((await saving).suggestedFilename()).toMatch(/\.md$/)
  await page.getByRole('button', { name: 'Delete About salt' }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByText('About salt').waitFor({ state: 'detached', timeout: SOON })
  await page.getByRole('button', { name: /^How long does delivery take\?/ }).click()
  await messages(page).getByText('within three working days').first().waitFor({ timeout: SOON })
  expect((await all()).items.map(({ title }) => title)).toEqual(['How long does delivery take?'])
  expect(problems).toEqual([])
})

test('nothing that was written is lost without a connection, by a cut stream, or after too many questions', async () => {
  const { at } = await openAssistant()
  const { context } = await openWindow(browser)
  const page = await context.newPage()
  await page.goto(at())
  await openChat(page)
  const asking = '**/assistant/messages'
  await page.route(asking, (route) => route.abort())
  await ask(page, 'How long does delivery take?')
  await messages(page).getByText('cannot be reached').waitFor({ timeout: SOON })
  await page.reload()
  await question(page).waitFor({ timeout: SOON })
  expect(await question(page).inputValue()).toBe('How long does delivery take?')

  await page.unroute(asking)
  const begun = { type: 'begun', conversationId: 'x', messageId: 'y', isForMaker: false }
  const stream = [begun, { type: 'token', text: 'Parcels arr' }].map(
    (event) => `data: ${JSON.stringify(event)}\n\n`,
  )
  await page.route(asking, (route) =>
    route.fulfill({ contentType: 'text/event-stream', body: stream.join('') }),
  )
  await question(page).press('Enter')
  await messages(page).getByText('This answer is not complete').waitFor({ timeout: SOON })
  await page.unroute(asking)
  await page.route(asking, (route) =>
    route.fulfill({ status: 429, headers: { 'retry-after': '27' }, body: '' }),
  )
  await messages(page).getByRole('button', { name: 'Ask again' }).click()
  await messages(page).getByText('27 seconds').waitFor({ timeout: SOON })
  expect(await messages(page).getByText('Parcels arr').count()).toBe(0)
  await page.unroute(asking)
  await messages(page).getByRole('button', { name: 'Ask again' }).click()
  await messages(page).getByText('within three working days').first().waitFor({ timeout: SOON })
  expect(await messages(page).getByText('You: How long does delivery take?').count()).toBe(1)
})

test('where the maker has switched it off, there is no assistant', async () => {
  const { at, maker } = await openAssistant()
  await maker.call('PATCH', '/assistant/settings', { isOn: false })
  const { context } = await openWindow(browser)
  const page = await context.newPage()
  const told = page.waitForResponse((response) => response.url().endsWith('/assistant'))
  await page.goto(at())
  expect(await (await told).json()).toMatchObject({ isOn: false })
  await page.waitForLoadState('networkidle')
  expect(await door(page).count()).toBe(0)
})
