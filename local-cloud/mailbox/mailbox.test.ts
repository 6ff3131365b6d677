import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { createClock } from '../clock.ts'
import { createMailbox } from './mailbox.ts'
import { setUp } from './testing.ts'

test('a mail can be read with its text, HTML, headers and attachments', async () => {
  await using world = await setUp()
  await world.send({
    to: 'One <one@example.com>, two@example.com',
    bcc: 'three@example.com',
    subject: 'Grüße & <b>',
    html: '<p>Hi</p><script>alert(1)</script>',
    attachments: [
      { filename: 'Lebenslauf ü.pdf', content: Buffer.from('%PDF'), contentType: 'application/pdf' },
    ],
  })

  const { messages } = await world.read('/messages')
  expect(messages).toMatchObject([
    {
      subject: 'Grüße & <b>',
      from: 'shop@example.com',
      to: ['one@example.com', 'two@example.com', 'three@example.com'],
    },
  ])
  const mail = await world.read(`/messages/${messages[0]!.id}`)
  expect(mail.text.trim()).toBe('Hi')
  expect(mail.attachments).toEqual([
    { index: 0, filename: 'Lebenslauf ü.pdf', contentType: 'application/pdf', size: 4 },
  ])
  expect(mail.headers).toContainEqual({ name: 'From', value: 'shop@example.com' })
  const attachment = await fetch(`${world.url}/messages/${mail.id}/attachments/0`)
  expect(await attachment.text()).toBe('%PDF')
  expect(attachment.headers.get('content-disposition')).toMatch(
    /^attachment; filename\*=UTF-8''Lebenslauf%20/,
  )
})

test('the page escapes what mails contain and runs no script', async () => {
  await using world = await setUp()
  await world.send({ subject: '<img src=x onerror=alert(1)>', html: '<script>alert(1)</script>' })
  const id = world.mailbox.messages()[0]!.id

  const pages = await Promise.all(
    ['/', `/mail/${id}`].map(async (path) => (await fetch(world.url + path)).text()),
  )
  for (const page of pages) expect(page).not.toMatch(/<img|<script/)
  expect(pages[1]).toContain(
    `<iframe title="HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/messages/${id}/html">`,
  )
  const html = await fetch(`${world.url}/messages/${id}/html`)
  expect(html.headers.get('content-security-policy')).toMatch(
    /^sandbox allow-popups [a-z-]+; default-src 'none'/,
  )
})

test('mails survive a restart, and one or all can be removed', async () => {
  await using world = await setUp()
  for (const subject of ['a', 'b', 'c']) await world.send({ subject })
  // A second mailbox on the same files, while the first was never closed, as after kill -9.
  const again = createMailbox({ clock: createClock(), dataDir: world.dataDir })
  expect(again.messages().map(({ subject }) => subject)).toEqual(['c', 'b', 'a'])
  await again.close()

  const remove = async (path: string) => (await fetch(world.url + path, { method: 'DELETE' })).status
  expect(await remove(`/messages/${world.mailbox.messages()[1]!.id}`)).toBe(204)
  expect(world.mailbox.messages().map(({ subject }) => subject)).toEqual(['c', 'a'])
  expect(await remove('/messages/999')).toBe(404)
  expect(await remove('/messages')).toBe(204)
  expect(world.mailbox.messages()).toEqual([])
})

test('the number of kept mails is limited, and a mail that is too large is refused', async () => {
  await using world = await setUp({ limits: { mails: 3, bytes: 5000, mailBytes: 4000 } })
  for (const subject of ['a', 'b', 'c', 'd']) await world.send({ subject })
  expect(world.mailbox.messages().map(({ subject }) => subject)).toEqual(['d', 'c', 'b'])

  await world.send({ subject: 'e', text: 'x'.repeat(3000) })
  await world.send({ subject: 'f', text: 'x'.repeat(3000) })
  expect(world.mailbox.messages().map(({ subject }) => subject)).toEqual(['f'])

  await expect(world.send({ text: 'x'.repeat(5000) })).rejects.toMatchObject({ responseCode: 552 })
})

test.each([
  ['temporaryRecipient', 450],
  ['permanentRecipient', 550],
  ['temporary', 451],
  ['permanent', 554],
])('on demand it fails: %s', async (fault, responseCode) => {
  await using world = await setUp()
  world.mailbox.disturb({ seed: 1, [fault]: 1 })
  await expect(world.send({})).rejects.toMatchObject({ responseCode })
  expect(world.mailbox.messages()).toEqual([])

  world.mailbox.disturb(null)
  await world.send({})
  expect(world.mailbox.messages()).toHaveLength(1)
})

test('a fault can cut the connection after the mail was stored', async () => {
  await using world = await setUp()
  world.mailbox.disturb({ seed: 1, cutAfterData: 1 })
  await expect(world.send({})).rejects.toThrow()
  expect(world.mailbox.messages()).toHaveLength(1)
})

test('a mail is found by any words of its people, subject, text or attachments', async () => {
  await using world = await setUp()
  await world.send({ subject: 'Invoice', text: 'Zwölf Stühle', to: 'Ada Lovelace <ada@example.com>' })
  await world.send({ subject: 'Hello', html: '<p>Only <b>here</b></p>', text: undefined })
  await world.send({ subject: 'Files', attachments: [{ filename: 'portfolio.pdf', content: 'x' }] })
  const find = async (search: string) => {
    const { messages } = (await world.read(`/messages?${new URLSearchParams({ search })}`)) as never as {
      messages: { subject: string }[]
    }
    return messages.map(({ subject }) => subject)
  }
  expect(await find('stühle')).toEqual(['Invoice'])
  expect(await find('lovelace zwölf')).toEqual(['Invoice'])
  expect(await find('ada@example.com')).toEqual(['Invoice'])
  expect(await find('only here')).toEqual(['Hello'])
  expect(await find('portfolio')).toEqual(['Files'])
  expect(await find('shop@example.com')).toEqual(['Files', 'Hello', 'Invoice'])
  expect(await find('stühle portfolio')).toEqual([])
  const page = await (await fetch(`${world.url}/?search=st%C3%BChle`)).text()
  expect(page).toContain('Invoice')
  expect(page).not.toContain('Files')
})

test('the list has pages', async () => {
  await using world = await setUp()
  for (const subject of ['a', 'b', 'c']) await world.send({ subject })
  const first = (await world.read('/messages?limit=2')) as never as { messages: object[]; before: string }
  expect(first.messages).toMatchObject([{ subject: 'c' }, { subject: 'b' }])
  expect(await world.read(`/messages?limit=2&before=${first.before}`)).toMatchObject({
    messages: [{ subject: 'a' }],
    before: null,
  })
})

test('mails are counted by a header', async () => {
  await using world = await setUp()
  for (const recipient of ['r1', 'r2', 'r1']) await world.send({ headers: { 'X-Recipient': recipient } })
  await world.send({})
  expect(await world.read('/counts?header=X-Recipient')).toEqual({ counts: { r1: 2, r2: 1 } })
  expect(world.mailbox.countBy('x-recipient')).toEqual(new Map(Object.entries({ r1: 2, r2: 1 })))
})

test.each([
  'Grüße aus Köln, und noch viel mehr Worte, die den Betreff über eine Zeile hinaus verlängern',
  '漢字'.repeat(40),
  'plain',
])('the subject %s is read without the body', async (subject) => {
  await using world = await setUp()
  await world.send({ subject })
  expect(world.mailbox.messages()).toMatchObject([{ subject }])
})

test('garbage does not stop the server', async () => {
  await using world = await setUp()
  for (const garbage of [
    '\0\xff\r\n\r\n',
    'MAIL FROM:<\r\nDATA\r\n.\r\n',
    `EHLO ${'x'.repeat(100_000)}\r\n`,
    'STARTTLS\r\nAUTH PLAIN =\r\n',
  ]) {
    const socket = connect(world.port, '127.0.0.1')
    socket.on('error', () => {})
    socket.resume()
    socket.end(garbage)
    await once(socket, 'close')
  }
  for (const path of ['/messages/x', '/messages/1/2/3/4/5', '/mail/', '/%00', '/messages/1/attachments/x'])
    expect((await fetch(world.url + path)).status).toBe(404)
  await world.send({})
  expect(world.mailbox.messages()).toHaveLength(1)
})

const HEAD = 'From: a@example.com\r\nSubject: Hostile\r\n'
test.each<[string, string]>([
  [
    'more parts than a mail has',
    `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(20_000)}--b--`,
  ],
  ['more headers than a mail has', `${HEAD}${'X-A: b\r\n'.repeat(200_000)}\r\nx`],
  [
    'links to unsubscribe that never end',
    `${HEAD}List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\nList-Unsubscribe: ${'<http://'.repeat(100_000)}\r\n\r\nx`,
  ],
  ['tags that never end', `${HEAD}Content-Type: text/html\r\n\r\n${'<'.repeat(2_000_000)}`],
])('a mail with %s is shown, found, and costs no more than others', async (_what, raw) => {
  await using world = await setUp()
  const id = world.mailbox.deliver({ from: 'a@example.com', to: ['b@example.com'], raw: Buffer.from(raw) })
  const page = await fetch(`${world.url}/mail/${id}`)
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('Hostile')
  expect(await (await fetch(`${world.url}/messages/${id}/raw`)).text()).toHaveLength(raw.length)
  expect((await world.read('/messages?search=hostile')).messages).toHaveLength(1)
})
