// Customers ask a shop's assistant, in a real Chromium.
import { expect, test } from 'vitest'
import { seriousFaults } from '../accessibility.ts'
import { ask, chat, door, messages, openAssistant, openChat, question } from '../assistant.ts'
import { DESKTOP, PHONE } from '../browser.ts'
import { openWindow, SOON } from '../person.ts'
import { browser } from '../shared-studio.ts'

/** Frames from the click until the chat is there, a tenth of a second, of which a person notices nothing. */
const AT_ONCE = 6

test('a guest asks, buys from the answer, and finds it again on another page', async () => {
  const shop = await openAssistant()
  const { context, problems } = await openWindow(browser)
  const page = await context.newPage()
  await page.goto(shop.at())
  await door(page).waitFor({ timeout: SOON })
  await page.waitForLoadState('networkidle')
  const opened: number[] = []
  for (let time = 0; time < 3; time++) {
    opened.push(
      await page.evaluate(async () => {
        const isOpen = () => document.querySelector('dialog[aria-labelledby=chat-title][open]') !== null
        let frames = 0
        document.querySelector<HTMLElement>('.assistant-door button')?.click()
        for (; !isOpen(); frames++) await new Promise(requestAnimationFrame)
        return frames
      }),
    )
    await page.keyboard.press('Escape')
    await chat(page).waitFor({ state: 'hidden' })
  }
  // The first click may be too early for what is fetched ahead.
  expect(Math.min(...opened)).toBeLessThan(AT_ONCE)

  await openChat(page)
  await page.getByRole('button', { name: 'How long does delivery take?' }).click()
  await messages(page).getByText('within three working days').first().waitFor({ timeout: SOON })
  await ask(page, 'How much is the sea salt?')
  await messages(page).getByText('How much is the sea salt?').waitFor()
  const card = messages(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: 'Sea salt' }) })
  const salt = card.last()
  await salt.getByText('€5.20').waitFor({ timeout: SOON })
  await salt.getByText('€6.00').waitFor()
  await salt.getByRole('button', { name: /^Add to cart/ }).click()
  await salt.getByRole('button', { name: /^In your cart/ }).waitFor({ timeout: SOON })
  await page.getByRole('link', { name: 'Your cart, 1 piece' }).waitFor()
  // The page beside it can still be used.
  await page.getByRole('combobox', { name: 'Search the shop' }).fill('oil')
  await page
    .getByRole('option', { name: /Olive oil/ })
    .first()
    .waitFor({ timeout: SOON })

  const asked = await messages(page).innerText()
  await messages(page).getByRole('link', { name: 'Sea salt' }).last().click()
  await page.getByRole('heading', { name: 'Sea salt', level: 1 }).waitFor({ timeout: SOON })
  await messages(page).getByText('€5.20').last().waitFor({ timeout: SOON })
  expect(await messages(page).innerText()).toBe(asked.replace('In your cart', 'Add to cart'))
  expect(problems).toEqual([])
})

test('a number opens its own source, what is sold out says so, and what has sizes leads to them', async () => {
  const shop = await openAssistant()
  const { context } = await openWindow(browser)
  const page = await context.newPage()
  await page.goto(shop.at())
  await openChat(page)
  await ask(page, 'Do you have bread?')
  const bread = messages(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: 'Bread' }) })
    .last()
  await bread.getByText('Sold out', { exact: true }).waitFor({ timeout: SOON })
  expect(await bread.getByRole('button').count()).toBe(0)
  await ask(page, 'What does the olive oil cost?')
  const oil = messages(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: 'Olive oil', exact: true }) })
    .last()
  await oil.getByRole('link', { name: 'Choose Olive oil' }).waitFor({ timeout: SOON })
  await messages(page)
    .getByRole('link', { name: /^Source \d+: Olive oil$/ })
    .last()
    .click()
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Olive oil')
})

test('with a keyboard alone a customer asks, writes two lines, and is back where the chat was opened', async () => {
  const shop = await openAssistant()
  const { context } = await openWindow(browser)
  const page = await context.newPage()
  await page.goto(shop.at())
  await door(page).waitFor({ timeout: SOON })
  await door(page).focus()
  await page.keyboard.press('Enter')
  await question(page).and(page.locator(':focus')).waitFor({ timeout: SOON })
  await page.keyboard.type('How long does')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('delivery take?')
  await page.keyboard.press('Enter')
  await messages(page).getByText('within three working days').first().waitFor({ timeout: SOON })
  // Whole sentences are read aloud, once.
  const log = chat(page).getByRole('log')
  await log
    .getByText('With 1 source')
    .or(log.getByText(/^With \d sources$/))
    .waitFor({ state: 'attached', timeout: SOON })
  const read = await log.locator('p').allInnerTexts()
  expect(read.filter((line) => line.includes('within three working days'))).toHaveLength(1)
  await page.keyboard.press('Escape')
  await chat(page).waitFor({ state: 'hidden' })
  await door(page).and(page.locator(':focus')).waitFor()
})

test('on a phone the chat is the whole page, above its keyboard, and covers nothing when it is closed', async () => {
  const shop = await openAssistant()
  const { context, problems } = await openWindow(browser, PHONE, true)
  const page = await context.newPage()
  await page.goto(shop.at('/products/sea-salt'))
  await door(page).waitFor({ timeout: SOON })
  const box = async (name: string | RegExp) => {
    const found = page.getByRole('button', { name }).or(page.getByRole('link', { name }))
    return (await found.first().boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  }
  const button = await box('Ask about the shop')
  for (const name of ['Add to cart', /^Your cart/]) {
    const other = await box(name)
    const isBeside = button.x >= other.x + other.width || other.x >= button.x + button.width
    const isAbove = button.y >= other.y + other.height || other.y >= button.y + button.height
    expect(isBeside || isAbove, String(name)).toBe(true)
  }

  await door(page).tap()
  await chat(page).waitFor({ timeout: SOON })
  expect(await chat(page).boundingBox()).toMatchObject({ x: 0, y: 0, height: PHONE.height })
  await ask(page, 'How much is the sea salt?')
  await messages(page).getByText('€5.20').first().waitFor({ timeout: SOON })
  await page.evaluate(() => {
    Object.defineProperty(visualViewport, 'height', { value: 400 })
    visualViewport?.dispatchEvent(new Event('resize'))
  })
  const bottom = async () => {
    const field = await question(page).boundingBox()
    return field ? field.y + field.height : Number.POSITIVE_INFINITY
  }
  await expect.poll(bottom).toBeLessThanOrEqual(400)

  await messages(page).getByRole('link', { name: 'Sea salt' }).last().tap()
  await page.getByRole('heading', { name: 'Sea salt', level: 1 }).waitFor({ timeout: SOON })
  expect(await chat(page).isVisible()).toBe(false)
  await page.goto(shop.at('/checkout'))
  await page.getByRole('heading', { name: 'Checkout', level: 1 }).waitFor({ timeout: SOON })
  expect(await door(page).count()).toBe(0)
  expect(problems).toEqual([])
})

test('axe finds nothing in the chat, at either width and in either theme', async () => {
  const shop = await openAssistant()
  const { context, problems } = await openWindow(browser)
  const page = await context.newPage()
  for (const colorScheme of ['light', 'dark'] as const)
    for (const viewport of [DESKTOP, PHONE]) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize(viewport)
      await page.evaluate(() => sessionStorage.clear()).catch(() => undefined)
      await page.goto(shop.at())
      await openChat(page)
      const where = `${colorScheme} ${viewport.width}`
      expect(await seriousFaults(page), where).toEqual([])
      await ask(page, 'Do you have sea salt or bread?')
      await messages(page).getByRole('button', { name: 'This did not help' }).last().click({ timeout: SOON })
      expect(await seriousFaults(page), where).toEqual([])
      await ask(page, 'What is a prime number?')
      await messages(page).getByRole('button', { name: 'Ask a person' }).click({ timeout: SOON })
      expect(await seriousFaults(page), where).toEqual([])
      await page.getByRole('button', { name: 'Back to the chat' }).click()
      await page.getByRole('button', { name: 'Your conversations' }).click()
      await page
        .getByRole('button', { name: /^Delete/ })
        .first()
        .click({ timeout: SOON })
      expect(await seriousFaults(page), where).toEqual([])
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(tooWide, where).toBeLessThanOrEqual(0)
    }
  expect(problems).toEqual([])
})
