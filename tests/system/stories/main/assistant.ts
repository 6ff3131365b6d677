// What a customer does when the assistant does not help, in a real Chromium.
import { expect, test } from 'vitest'
import type {
  ShopConversation,
  ShopConversationWithMessages,
} from '../../../../services/assistant/conversations/schemas.ts'
import { newId } from '../../../../services/platform/ids.ts'
import type { PageOf } from '../../../../services/platform/schemas.ts'
import { ask, chat, messages, openAssistant, openChat, question } from '../../assistant.ts'
import { openWindow, SOON } from '../../person.ts'
import { browser } from '../../shared-studio.ts'

test('what nobody wrote down is refused with other questions, and a person answers in the chat', async () => {
  const { at, maker } = await openAssistant()
  const { context, problems } = await openWindow(browser)
  const page = await context.newPage()
  await page.goto(at())
  await openChat(page)
  await ask(page, 'What is a prime number?')
  const person = messages(page).getByRole('button', { name: 'Ask a person' })
  await person.waitFor({ timeout: SOON })
  expect(await messages(page).getByRole('list', { name: 'Sources' }).count()).toBe(0)
  await messages(page)
    .getByRole('list', { name: 'Questions you can ask' })
    .getByRole('button')
    .first()
    .click()
  await messages(page).getByRole('list', { name: 'Sources' }).waitFor({ timeout: SOON })
  // The button is gone, and the focus is still in the chat.
  const hasFocus = () => chat(page).evaluate((dialog) => dialog.contains(document.activeElement))
  await expect.poll(hasFocus).toBe(true)
  await ask(page, 'What is a prime number?')

  await person.click({ timeout: SOON })
  await page.getByLabel('What should the shop know?').fill('I sell them.')
  await page.getByLabel('E-mail, in case you leave').fill('guest@example.com')
  await chat(page).getByRole('button', { name: 'Ask a person' }).click()
  await chat(page).getByText('A person from the shop will answer here').waitFor({ timeout: SOON })
  await messages(page).getByText('I sell them.').waitFor()

  const waiting = await maker.call<PageOf<ShopConversation>>('GET', '/assistant/conversations?waiting=true')
  expect(waiting.items).toMatchObject([{ customerEmail: 'guest@example.com', lastQuestion: 'I sell them.' }])
  const path = `/assistant/conversations/${waiting.items[0]?.id}`
  await maker.call('POST', `${path}/replies`, { id: newId(), text: 'Seven is one.' })
  await messages(page).getByText('Seven is one.').waitFor({ timeout: SOON })
  await page.getByRole('textbox', { name: 'Your message to the shop' }).fill('And eleven?')
  await page.keyboard.press('Enter')
  await chat(page).getByText('A person from the shop will answer here').waitFor({ timeout: SOON })
  const { items } = await maker.call<ShopConversationWithMessages>('GET', path)
  expect(items.at(-1)).toMatchObject({ text: 'And eleven?', isForMaker: true, answer: null })

  await page.reload()
  await messages(page).getByText('Seven is one.').waitFor({ timeout: SOON })
  await page.getByRole('button', { name: 'Back to the assistant' }).click()
  await question(page).waitFor({ timeout: SOON })
  await ask(page, 'How long does delivery take?')
  await messages(page).getByText('within three working days').last().waitFor({ timeout: SOON })
  expect(problems).toEqual([])
})
