import { randomBytes } from 'node:crypto'
import MailComposer from 'nodemailer/lib/mail-composer'
import { expect, test } from 'vitest'
import { mailSize } from './mail-size.ts'

test.each([
  ['a short one', 'Hello', 0],
  ['a long text', 'All work and no play. '.repeat(3000), 0],
  ['umlauts', 'Grüße aus Köln. '.repeat(1000), 0],
  ['other letters', '漢字かな交じり文。'.repeat(1000), 0],
  ['a file', 'Hello', 3_000_000],
  ['a small file', 'Hello', 10],
])('the size of %s is known before it is made, and never too small', async (_what, words, bytes) => {
  const mail = { subject: 'Hello', text: words, html: `<p>${words}</p>` }
  const attachments = bytes > 0 ? [{ filename: 'a.pdf', content: randomBytes(bytes) }] : []
  const made = new MailComposer({ ...mail, from: 'a@example.com', to: 'b@example.com', attachments })
  const real = (await made.compile().build()).length
  const expected = mailSize(mail, bytes > 0 ? [bytes] : [])
  expect(expected).toBeGreaterThanOrEqual(real)
  expect(expected).toBeLessThan(bytes > 0 ? real * 1.1 + 5000 : real * 3 + 5000)
})
