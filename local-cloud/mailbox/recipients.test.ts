// What recipients do to a mail: signs in their addresses, and unsubscribing.
import { createServer } from 'node:http'
import { createTransport } from 'nodemailer'
import { describe, expect, test } from 'vitest'
import { createClock } from '../clock.ts'
import { listen, setUp } from './testing.ts'

describe('a sign in the recipient’s address', () => {
  test.each([
    ['refused', 550, 0],
    ['temporary', 450, 0],
    ['greylist', 450, 0],
    ['quota', 550, 0],
    ['later', 451, 0],
    ['rejected', 554, 0],
    ['cut', undefined, 1],
    ['lost', undefined, 0],
  ])('+%s', async (tag, responseCode, kept) => {
    await using world = await setUp()
    const sending = world.send({ to: `one+${tag}@example.com` })
    await expect(sending).rejects.toMatchObject(responseCode === undefined ? {} : { responseCode })
    expect(world.mailbox.messages()).toHaveLength(kept)
  })

  test('+silent never answers', async () => {
    await using world = await setUp()
    await world.send({})
    const impatient = createTransport({ host: '127.0.0.1', port: world.port, socketTimeout: 400 })
    const mail = { from: 'shop@example.com', to: 'one+silent@example.com', text: 'Hi' }
    await expect(impatient.sendMail(mail)).rejects.toMatchObject({ code: 'ETIMEDOUT' })
    expect(world.mailbox.messages()).toHaveLength(2)
  })

  test('+greylist is taken five minutes later', async () => {
    const clock = createClock()
    await using world = await setUp({ clock })
    const mail = { to: 'one+greylist@example.com' }
    await expect(world.send(mail)).rejects.toMatchObject({ responseCode: 450 })
    clock.advance(5 * 60_000)
    await world.send(mail)
    expect(world.mailbox.messages()).toHaveLength(1)
  })
})

test('unsubscribing by one click is done as mail programs do it', async () => {
  await using world = await setUp()
  const asked: { method: string | undefined; cookie: string | undefined; body: string }[] = []
  const sender = createServer((request, response) => {
    let body = ''
    request.on('data', (piece) => {
      body += piece
    })
    request.once('end', () => {
      asked.push({ method: request.method, cookie: request.headers.cookie, body })
      response.end()
    })
  })
  const port = await listen(sender)
  const offer = {
    'List-Unsubscribe': `<http://127.0.0.1:${port}/u/1>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
  await world.send({ headers: offer })
  await world.send({ headers: { 'List-Unsubscribe': offer['List-Unsubscribe'] } })
  const [without, withOffer] = world.mailbox.messages()
  const ask = (id: string, site: string) =>
    fetch(`${world.url}/messages/${id}/unsubscribe`, { method: 'POST', headers: { 'sec-fetch-site': site } })
  expect((await ask(withOffer!.id, 'cross-site')).status).toBe(404)
  expect((await ask(without!.id, 'same-origin')).status).toBe(404)
  expect(asked).toEqual([])
  expect((await ask(withOffer!.id, 'same-origin')).status).toBe(200)
  expect(asked).toEqual([{ method: 'POST', cookie: undefined, body: 'List-Unsubscribe=One-Click' }])
  sender.close()
  sender.closeAllConnections()
})
