// A maker brings the catalogue as a file: seen row by row first, and taken only when they say so.
import { expect, test } from 'vitest'
import { call, MADE } from '../campaign.ts'
import { register, SOON } from '../person.ts'
import { browser, studio } from '../shared-studio.ts'
import { addProduct, openShop, productNow } from '../shop.ts'

const FILE = [
  'slug,title,status,sku,price,currency,stock',
  'oak-bowl,Oak bowl,draft,OAK,31.50,EUR,3',
  'ash-spoon,Ash spoon,published,ASH,12.00,EUR,8',
  'elm-board,Elm board,published,ELM,-4,EUR,1',
].join('\n')

test('a catalogue comes as a file, is seen row by row, and taken when the maker says so', async () => {
  const { page, problems } = await register(browser, studio.url, { name: 'Wendelin' })
  await openShop(page, 'wendelins-wood')
  const bowl = await addProduct(page, { title: 'Oak bowl', slug: 'oak-bowl', price: 2900, onHand: 3 })
  const titles = async () => {
    const { items } = await call<{ items: { title: string }[] }>(page, 'GET', '/shop/products')
    return items.map(({ title }) => title).sort()
  }

  await page.goto(`${studio.url}/store/import`)
  await page.getByText('No file yet').waitFor({ timeout: SOON })
  const file = { name: 'wood.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) }
  await page.getByLabel('Catalogue to bring').setInputFiles(file)
  const take = page.getByRole('button', { name: 'Take over 2 products' })
  await take.waitFor({ timeout: MADE })
  const rows = page.getByRole('region', { name: 'Rows of wood.csv' }).getByRole('listitem')
  await expect.poll(() => rows.count()).toBe(3)
  expect(await rows.nth(2).innerText()).toMatch(/price.*“-4”/s)
  expect(await titles(), 'nothing is taken yet').toEqual(['Oak bowl'])
  expect((await productNow(page, bowl)).variants[0]?.price).toBe(2900)

  await take.click()
  await expect.poll(titles, { timeout: MADE }).toEqual(['Ash spoon', 'Oak bowl'])
  await expect.poll(async () => (await productNow(page, bowl)).variants[0]?.price).toBe(3150)
  await take.waitFor({ state: 'detached', timeout: SOON })
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save all products' }).click(),
  ])
  expect(saved.suggestedFilename()).toMatch(/\.csv$/)
  expect(problems).toEqual([])
})
