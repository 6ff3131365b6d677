// A maker looks after the assistant of the shop, in a real Chromium; customers ask through the API and in the chat.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Trial } from '../../../services/assistant/conversations/schemas.ts'
import { newId } from '../../../services/platform/ids.ts'
import { ask, messages, openAssistant, openChat } from '../assistant.ts'
import { PHONE } from '../browser.ts'
import { MADE } from '../campaign.ts'
import { type OpenShop, openShop } from '../open-shop.ts'
import { openWindow, PASSWORD, register, SOON, undoOf } from '../person.ts'
import { browser, studio } from '../shared-studio.ts'
import { faultsAt, type Visit } from '../visits.ts'

/** Milliseconds: some thirty looks at pages in a thorough run. */
const ALL = 420_000

const LONG_WORD = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'

/** The shop's maker, in a window of their own. */
async function makerOf({ handle }: Pick<OpenShop, 'handle'>) {
  const { context, problems } = await openWindow(browser)
  const page = await context.newPage()
  await page.goto(`${studio.url}/sign-in`)
  await page.getByLabel('Email').fill(`${handle}@example.com`)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Photos', exact: true }).waitFor({ timeout: SOON })
  return { page, problems }
}

/** A customer with cookies of their own, by the API. */
async function customerOf({ handle }: Pick<OpenShop, 'handle'>) {
  const { context } = await openWindow(browser)
  const at = `${studio.url}/api/v1/shops/${handle}/assistant`
  const post = async (path: string, data: object) => {
    const answer = await context.request.post(`${at}${path}`, { data })
    const text = await answer.text()
    expect(answer.ok(), text).toBe(true)
    return text
  }
  return {
    post,
    async asks(text: string) {
      const begun = /^data: (\{"type":"begun".*\})$/m.exec(await post('/messages', { id: newId(), text }))
      return JSON.parse(begun?.[1] ?? '{}') as { conversationId: string; messageId: string }
    },
  }
}

/** Fills what a FAQ still lacks, and adds it. */
async function addFaq(page: Page, faq: { question?: string; answer?: string }): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Make it a FAQ' })
  if (faq.question !== undefined) await dialog.getByLabel('Question').fill(faq.question)
  if (faq.answer !== undefined) await dialog.getByLabel('Answer').fill(faq.answer)
  await dialog.getByRole('button', { name: 'Add the FAQ' }).click()
  await dialog.waitFor({ state: 'detached', timeout: SOON })
}

/** What the assistant says once it knows more. */
const knows = (shop: OpenShop, text: string, words: string) =>
  expect
    .poll(async () => (await shop.maker.call<Trial>('POST', '/assistant/trial', { text })).answer.text, {
      ...{ timeout: MADE, interval: 500 },
    })
    .toContain(words)

test('what was not found appears by itself, and its answer is a FAQ from then on', async () => {
  const shop = await openAssistant()
  const { page, problems } = await makerOf(shop)
  await page.goto(`${studio.url}/assistant/questions`)
  await page.getByText('Nothing was asked that your shop does not answer').waitFor({ timeout: SOON })
  const customer = await customerOf(shop)
  await customer.asks('Do you offer internships for beekeepers?')
  const row = page.getByRole('list', { name: 'Questions' }).getByRole('listitem')
  await row.getByText('internships for beekeepers').waitFor({ timeout: SOON })
  await row.getByText('Not found').waitFor()

  await row.getByRole('button', { name: 'Answer as FAQ' }).click()
  await addFaq(page, { answer: 'Yes, every April, for two weeks.' })
  // Who uses the keyboard goes on where they were.
  await page.locator('a:focus', { hasText: 'View the FAQ' }).waitFor({ timeout: SOON })
  await page.keyboard.press('Enter')
  await page.getByText('Yes, every April, for two weeks.').waitFor({ timeout: SOON })
  await knows(shop, 'Are there internships for beekeepers?', 'every April')
  expect(problems).toEqual([])
})

test('who asks for a person appears by themselves, and the answer serves the next customer', async () => {
  const shop = await openAssistant()
  const { page, problems } = await makerOf(shop)
  await page.goto(`${studio.url}/assistant/conversations`)
  await page.getByText('Nobody waits for you').waitFor({ timeout: SOON })
  const customer = await customerOf(shop)
  const { conversationId } = await customer.asks('Can thirty pupils visit your grove?')
  await customer.post(`/conversations/${conversationId}/hand-over`, { email: 'pupil@example.com' })

  await page.getByRole('link', { name: 'Can thirty pupils visit your grove?' }).click({ timeout: SOON })
  await page.getByRole('link', { name: 'pupil@example.com' }).waitFor({ timeout: SOON })
  const answer = page.getByLabel('Your answer')
  await answer.fill('Yes, on Thursdays in May.')
  // What is written is not lost by a wrong step.
  await page.getByRole('link', { name: 'Conversations' }).first().click()
  await page.getByRole('button', { name: 'Stay' }).click()
  await answer.press('Control+Enter')
  const reply = page.getByRole('list', { name: 'Messages' }).getByRole('listitem').last()
  await reply.getByText('Yes, on Thursdays in May.').waitFor({ timeout: SOON })
  await expect.poll(() => answer.inputValue()).toBe('')
  await page.getByText('Answered', { exact: true }).waitFor()

  await reply.getByRole('button', { name: 'Make it a FAQ' }).click()
  const question = page.getByRole('dialog').getByLabel('Question')
  await expect.poll(() => question.inputValue()).toBe('Can thirty pupils visit your grove?')
  await addFaq(page, { question: 'Can schools visit your grove?' })
  await reply.getByRole('link', { name: 'View the FAQ' }).waitFor({ timeout: SOON })
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await page.getByText('Closed', { exact: true }).waitFor({ timeout: SOON })

  await knows(shop, 'Can schools visit your grove?', 'Thursdays in May')
  const { context } = await openWindow(browser)
  const chatting = await context.newPage()
  await chatting.goto(shop.at())
  await openChat(chatting)
  await ask(chatting, 'Can schools visit the grove?')
  await messages(chatting).getByText('Thursdays in May').first().waitFor({ timeout: SOON })

  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Delete for good' }).click()
  await page.getByText('Nobody waits for you').waitFor({ timeout: SOON })
  await page.getByRole('radio', { name: 'All' }).click()
  await page.getByRole('link', { name: 'Can schools visit the grove?' }).waitFor({ timeout: SOON })
  expect(await page.getByRole('link', { name: 'Can thirty pupils' }).count()).toBe(0)
  expect(problems).toEqual([])
})

test('a question that is tried out shows what led to its answer, and is kept nowhere', async () => {
  const shop = await openAssistant()
  const { page, problems } = await makerOf(shop)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('try the ass')
  await page.getByRole('option', { name: 'Try the assistant out' }).waitFor({ timeout: SOON })
  await page.keyboard.press('Enter')
  await page.getByLabel('Your question').fill('How much is the sea salt?')
  await page.keyboard.press('Enter')
  const answers = page.getByRole('list', { name: 'Answers' })
  const salt = answers.getByRole('row').filter({ hasText: 'Sea salt' })
  await salt.waitFor({ timeout: SOON })
  expect(await salt.innerText()).toMatch(/1\. \(\d+\.\d\d\)\s+1\. \(0\.\d\d\)\s+0\.\d{4}/)
  await answers.getByText('Enough', { exact: true }).waitFor()
  await answers.getByText('€5.20').first().waitFor()

  // The turn before says what is meant.
  await page.getByLabel('And then?').fill('And is it in stock?')
  await page.keyboard.press('Enter')
  const latest = answers.getByRole('listitem').filter({ hasText: 'And is it in stock?' })
  await expect.poll(() => latest.getByRole('definition').first().innerText()).toMatch(/salt/i)
  await page.getByLabel('And then?').fill('What is a prime number?')
  await page.keyboard.press('Enter')
  await answers.getByText('Not enough', { exact: true }).waitFor({ timeout: SOON })
  expect(await shop.maker.call('GET', '/assistant/conversations')).toMatchObject({ items: [] })
  expect(problems).toEqual([])
})

test('a maker greets in own words, reads everything again, and switches the assistant off and on', async () => {
  const shop = await openAssistant()
  const { page, problems } = await makerOf(shop)
  await page.goto(`${studio.url}/assistant/settings`)
  await page.getByLabel('Greeting').fill('Ahoy!')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('The greeting is saved').waitFor({ timeout: SOON })
  await page.getByRole('switch', { name: 'Customers may ask for a person' }).click()
  const state = () => shop.maker.call('GET', `/shops/${shop.handle}/assistant`)
  await expect.poll(state).toMatchObject({ isOn: true, greeting: 'Ahoy!', takesHandOvers: false })

  await page.getByRole('button', { name: 'Read everything again' }).click()
  await page.getByText('It has read your whole shop again').waitFor({ timeout: MADE })
  await page.getByRole('switch', { name: 'The assistant is on' }).click()
  const undo = await undoOf(page, 'The assistant is off')
  await expect.poll(state).toMatchObject({ isOn: false })
  await undo.click()
  await expect.poll(state).toMatchObject({ isOn: true })

  // On a phone the row of pages shows the one that is open, although it is the last.
  await page.setViewportSize(PHONE)
  await page.reload()
  const open = page.getByRole('navigation', { name: 'Assistant' }).getByRole('link', { name: 'Settings' })
  const end = async () => {
    const box = await open.boundingBox({ timeout: SOON })
    return box && box.x + box.width
  }
  await expect.poll(end).toBeLessThanOrEqual(PHONE.width)
  expect(problems).toEqual([])
})

test("axe finds nothing serious on the assistant's pages, at 360 and 1440 pixels, light and dark", {
  timeout: ALL,
}, async () => {
  const stranger = await register(browser, studio.url, { name: 'Ansgar' })
  const without = { path: 'assistant', shows: 'An assistant belongs to a shop' }
  const faults = await faultsAt(stranger.page, studio.url, [without])
  const quiet = await openShop(studio.url)
  const silent = await makerOf(quiet)
  const unasked = { path: 'assistant', shows: 'Nothing was asked in 30 days' }
  faults.push(...(await faultsAt(silent.page, studio.url, [unasked])))

  const shop = await openAssistant()
  const { page, problems } = await makerOf(shop)
  const customer = await customerOf(shop)
  const told = await customer.asks('How long does delivery take?')
  await customer.post(`/messages/${told.messageId}/feedback`, { helped: false, reason: LONG_WORD })
  const { conversationId } = await customer.asks(`What does a ${LONG_WORD} weigh?`)
  await customer.post(`/conversations/${conversationId}/hand-over`, { note: LONG_WORD })
  const press = (name: string | RegExp) => (on: Page) => on.getByRole('button', { name }).first().click()
  const visits: Visit[] = [
    { path: 'assistant', shows: 'Time to the whole answer' },
    { path: 'assistant', shows: 'Time to the whole answer', open: press('Show as table') },
    { path: 'assistant/conversations', shows: LONG_WORD },
    { path: 'assistant/conversations?tab=all', shows: 'How long does delivery take?' },
    { path: `assistant/conversations/${conversationId}`, shows: 'Waits for you' },
    {
      path: `assistant/conversations/${told.conversationId}`,
      shows: LONG_WORD,
      open: press('Make it a FAQ'),
    },
    { path: `assistant/conversations/${told.conversationId}`, shows: LONG_WORD, open: press('Delete') },
    { path: 'assistant/questions', shows: LONG_WORD, open: press('Answer as FAQ') },
    { path: 'assistant/questions?tab=unhelpful', shows: 'Did not help' },
    { path: 'assistant/trial', shows: 'Your question', open: tryOut },
    { path: 'assistant/settings', shows: 'What it knows' },
  ]
  faults.push(...(await faultsAt(page, studio.url, visits)))
  expect(faults).toEqual([])
  expect([...stranger.problems, ...silent.problems, ...problems]).toEqual([])
})

async function tryOut(page: Page): Promise<void> {
  await page.getByLabel('Your question').fill('Do you have sea salt under 10 euros?')
  await page.keyboard.press('Enter')
  await page.getByRole('table', { name: 'Sources that were found' }).waitFor({ timeout: SOON })
}
