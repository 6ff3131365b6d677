import { expect, test } from 'vitest'
import { AT_ONCE, allow, MADE } from '../../campaign.ts'
import { register, SOON } from '../../person.ts'
import { browser, studio } from '../../shared-studio.ts'
import { begin, button, next, paste, preview, recipient, saved } from '../../wizard.ts'

/** The one mail of the story that an address got, once it is there. */
async function mailTo(address: string, subject: string) {
  const { mailbox } = studio.cloud
  const find = () =>
    mailbox.messages().filter((each) => each.to.includes(address) && each.subject === subject)
  await expect.poll(() => find().length, { timeout: MADE }).toBe(1)
  return find()[0]!
}

test('a list becomes mails, each looked at before it goes', async () => {
  const { page, problems } = await register(browser, studio.url, { name: 'Nora' })
  await allow(page, AT_ONCE)
  await begin(page, 'Galleries')

  await paste(page, [
    'First name,E-mail,Company',
    'Ana, ana.wizard@example.com,Azul',
    'Bruno,Bruno <bruno.wizard@example.com>,Nove',
    'Carla,carla.wizard@exmaple.com,Casa',
    'Ana,ANA.wizard@example.com,Azul',
    'Dora,dora at example.com,Rua',
  ])
  // What is wrong with a row is said with its number.
  await page.getByRole('radio', { name: /^Invalid/ }).check()
  await page.getByRole('row').filter({ hasText: 'dora at example.com' }).getByText('Left out').waitFor()
  await page.getByRole('radio', { name: /^Duplicates/ }).check()
  await page.getByText('Duplicate of row 2').waitFor()
  await button(page, 'Add 3 recipients').click()
  await page.getByText('Added', { exact: true }).waitFor({ timeout: MADE })
  await recipient(page, 'bruno.wizard@example.com').waitFor({ timeout: SOON })

  await next(page, 'Mail')
  await page.getByLabel('Subject').fill('Pictures for ')
  await button(page, 'Insert Company').click()
  const text = page.getByRole('textbox', { name: 'Text' })
  await text.focus()
  await page.keyboard.type('Dear {{fir')
  await page.getByRole('option', { name: /First name/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.type(',\n\n**Harbours** at night.')
  await expect.poll(() => text.inputValue()).toBe('Dear {{first_name}},\n\n**Harbours** at night.')
  await page.getByLabel('How you can be reached').fill('Nora, 1 Harbour Road')
  await preview(page).getByText('Dear Ana,').waitFor({ timeout: SOON })
  await button(page, 'Next recipient').click()
  await preview(page).getByText('Dear Bruno,').waitFor({ timeout: SOON })
  await page.getByText('Pictures for Nove').waitFor()

  // A draft is what was typed, also after the window was closed.
  await saved(page)
  await page.reload()
  await expect.poll(() => page.getByLabel('Subject').inputValue()).toBe('Pictures for {{company}}')

  await button(page, 'Send a test mail to me').click()
  await page.getByText('A test mail is on its way to nora@example.com').waitFor({ timeout: SOON })

  await next(page, 'Attachments')
  await page
    .getByLabel('Files to attach')
    .setInputFiles({ name: 'prints.txt', mimeType: 'text/plain', buffer: Buffer.from('twelve prints') })
  await page.getByRole('list', { name: 'Attachments' }).getByText('prints.txt').waitFor({ timeout: SOON })

  await next(page, 'Schedule')
  await page.getByText('The first goes at once.').waitFor()
  await next(page, 'Check and start')
  await button(page, 'Start').click({ timeout: SOON })
  const question = page.getByRole('alertdialog', { name: 'Send 3 mails?' })
  await question.getByText('where mails stay on this machine').waitFor()
  await question.getByRole('button', { name: 'Send 3 mails' }).click()
  await page.getByRole('heading', { name: 'Galleries', level: 1 }).waitFor({ timeout: SOON })

  const mail = await mailTo('bruno.wizard@example.com', 'Pictures for Nove')
  await mailTo('ana.wizard@example.com', 'Pictures for Azul')
  await mailTo('carla.wizard@exmaple.com', 'Pictures for Casa')
  await page.goto(`${studio.cloud.mailbox.url}/mail/${mail.id}`)
  await page.getByRole('heading', { name: 'Pictures for Nove' }).waitFor()
  await page.frameLocator('iframe[title="HTML"]').getByText('Dear Bruno,').waitFor()
  await page.getByRole('link', { name: 'prints.txt' }).waitFor()
  expect(problems).toEqual([])
})
