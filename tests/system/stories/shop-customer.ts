// What a customer does from the first search to a return, on two devices, while the maker works in another window.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { CataloguePage } from '../../../services/shop/catalogue/schemas.ts'
import { PHONE } from '../browser.ts'
import { call, MADE } from '../campaign.ts'
import { fillAddress, scripted } from '../open-shop.ts'
import { choose, openWindow, PASSWORD, ready, register, SOON, tiles } from '../person.ts'
import { savedPdf } from '../saved-pdf.ts'
import { browser, studio } from '../shared-studio.ts'
import { addProduct, openShop, readyToSell } from '../shop.ts'

/** Milliseconds: three people, and functions that start with their first event. */
const ALL = 420_000
const LAPTOP = { width: 1280, height: 800 }
const CARDS = { declined: '4000 0000 0000 0002', asks: '4000 0027 6000 3155', good: '4242 4242 4242 4242' }

async function openMill() {
  const maker = await register(browser, studio.url, { name: 'Maarten' })
  await choose(maker.page, [21])
  await ready(maker.page, 1)
  const photoId = await tiles(maker.page).first().getAttribute('data-photo')
  await openShop(maker.page, 'maartens-mill')
  const goods = { onHand: 9, status: 'published' } as const
  const image = { photoId: photoId ?? '', alt: 'A sack of flour', focus: { x: 0.5, y: 0.5 } }
  await addProduct(maker.page, { ...goods, title: 'Stone-ground flour', price: 600, images: [image] })
  await addProduct(maker.page, { ...goods, title: 'Rolled oats', price: 350 })
  const { payments } = await readyToSell(maker.page)
  await call(maker.page, 'PATCH', '/shop', {
    language: 'en',
    payments: { ...payments, testCard: { isOn: true } },
  })
  const list = () => call<CataloguePage>(maker.page, 'GET', '/shops/maartens-mill/products')
  await expect.poll(async () => (await list()).total, { timeout: MADE, interval: 500 }).toBe(2)
  return { maker, at: (path = '') => `${studio.url}/shop/maartens-mill${path}` }
}

async function pay(page: Page, card: string): Promise<void> {
  await page.getByRole('radio', { name: /Test card/ }).check()
  await page.getByLabel('Number of the test card').fill(card)
  await page.getByRole('button', { name: /Buy now/ }).click()
}

/** The text of the mail that confirms an order, once it is there. */
async function confirmation(address: string): Promise<string> {
  const { mailbox } = studio.cloud
  const mails = () => mailbox.messages().filter(({ to }) => to.includes(address))
  await expect.poll(() => mails().length, { timeout: MADE }).toBe(1)
  const answer = await fetch(`${mailbox.url}/messages/${mails()[0]?.id}`)
  return ((await answer.json()) as { text: string }).text
}

test('a cart goes from phone to desktop, is paid at the third try, shipped before the eyes, and returned', {
  timeout: ALL,
}, async () => {
  const { maker, at } = await openMill()

  // At home, at the desk, something is in the cart of the account already.
  const desk = await register(browser, studio.url, { name: 'Katinka', viewport: LAPTOP })
  await desk.page.goto(at('/products/rolled-oats'))
  await scripted(desk.page)
  await desk.page.getByRole('button', { name: 'Add to cart' }).click()
  await desk.page.getByRole('link', { name: 'Go to checkout' }).waitFor({ timeout: SOON })
  await desk.page.goto(at('/cart'))
  await desk.page.getByText('Rolled oats').first().waitFor({ timeout: SOON })

  // On the way, with a phone that knows nobody.
  const phone = await openWindow(browser, PHONE, true)
  const page = await phone.context.newPage()
  await page.goto(at())
  await page.getByRole('combobox', { name: 'Search the shop' }).fill('stone flor')
  const image = page.waitForResponse((response) => response.url().includes('/shop-images/'))
  await page.getByRole('combobox', { name: 'Search the shop' }).press('Enter')
  await page.getByRole('link', { name: /Stone-ground flour/ }).click()
  await page.getByRole('heading', { name: 'Stone-ground flour', level: 1 }).waitFor({ timeout: SOON })
  await scripted(page)
  expect(await (await image).headerValue('content-type')).toMatch(/^image\/(avif|webp)$/)
  const drawn = page.getByRole('img', { name: 'A sack of flour' })
  const width = () => drawn.evaluate((element: HTMLImageElement) => element.naturalWidth)
  await expect.poll(width, { timeout: SOON }).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await page.getByRole('link', { name: 'Go to checkout' }).waitFor({ timeout: SOON })
  await page.goto(at('/orders'))
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByLabel('Email').fill('katinka@example.com')
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('You have not ordered anything here yet').waitFor({ timeout: SOON })

  // The cart of the desk, which is still open, has it, too.
  await desk.page.getByText('Stone-ground flour').waitFor({ timeout: SOON })
  await desk.page.getByText('€9.50').first().waitFor()
  await desk.page.getByRole('link', { name: 'Go to checkout' }).click()
  await fillAddress(desk.page, 'katinka@example.com')
  await desk.page.getByRole('radio', { name: /Standard/, checked: true }).waitFor({ timeout: SOON })
  await desk.page.getByLabel(/I accept/).check()
  await pay(desk.page, CARDS.declined)
  await desk.page.getByText('The card was declined. Nothing was ordered.').waitFor({ timeout: SOON })
  await pay(desk.page, CARDS.asks)
  await desk.page.getByRole('button', { name: 'Refuse it' }).click({ timeout: SOON })
  await desk.page.getByRole('heading', { name: 'This order was not paid' }).waitFor({ timeout: SOON })
  await desk.page.goto(at('/checkout'))
  await fillAddress(desk.page, 'katinka@example.com')
  await desk.page.getByRole('radio', { name: /Standard/, checked: true }).waitFor({ timeout: SOON })
  await desk.page.getByLabel(/I accept/).check()
  await pay(desk.page, CARDS.good)
  await desk.page.getByRole('heading', { name: /^Thank you for your order/ }).waitFor({ timeout: SOON })

  const link = (await confirmation('katinka@example.com'))
    .split(/\s+/)
    .find((word) => word.startsWith(at('/orders/')))
  await page.goto(link ?? '')
  await page.getByRole('heading', { name: /^Thank you for your order/ }).waitFor({ timeout: SOON })
  await page.getByRole('button', { name: /^Invoice/ }).waitFor({ timeout: MADE })
  const invoice = await savedPdf(page, 'Invoice')
  for (const words of ['Stone-ground flour', 'Rolled oats', 'Ana Berg', 'Lindenweg 4', 'DE123456789'])
    expect(invoice.text).toContain(words)

  await maker.page.goto(`${studio.url}/store/orders?tab=list`)
  await maker.page
    .getByRole('link', { name: /^[A-Z0-9]{8}$/ })
    .first()
    .click()
  await maker.page.getByRole('button', { name: 'Ship', exact: true }).click()
  await maker.page.getByLabel('Carrier').fill('DHL')
  await maker.page.getByLabel('Tracking number').fill('003404')
  await maker.page.getByRole('button', { name: 'Mark as shipped' }).click()
  for (const window of [page, desk.page]) {
    await window.getByRole('heading', { name: 'Your order is on its way' }).waitFor({ timeout: SOON })
    await window
      .getByText(/003404/)
      .first()
      .waitFor()
  }

  await page.getByText('Return something').click()
  await page.getByRole('combobox', { name: /Rolled oats/ }).selectOption('1')
  await page.getByLabel('Why?').fill('They are not rolled')
  await page.getByRole('button', { name: 'Ask to return it' }).click()
  await page.getByText('You asked to return goods: “They are not rolled”').waitFor({ timeout: SOON })
  await maker.page.getByText('They are not rolled').first().waitFor({ timeout: SOON })
  expect([...maker.problems, ...desk.problems, ...phone.problems]).toEqual([])
})
