// What a person may type as a recipient, or send past the page.
import { expect, test } from 'vitest'
import { setUpCampaign } from './test-campaign.ts'

const fieldsOf = (count: number, value = 'x', from = 0) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `f${'abcdefghij'[(from + index) % 10]}_${from + index}`,
      value,
    ]),
  )

test('a recipient holds no more than a mail can say', async () => {
  await using world = await setUpCampaign()
  const add = async (fields: object) =>
    (await world.ask('POST', `${world.path}/recipients`, { fields: { email: 'eve@example.com', ...fields } }))
      .status
  expect(await add(fieldsOf(2000))).toBe(413)
  expect(await add(fieldsOf(9, 'x'.repeat(5000)))).toBe(413)
  const id = await world.addRecipient()
  const fields = fieldsOf(9, 'x'.repeat(5000))
  expect((await world.ask('PATCH', `${world.path}/recipients/${id}`, { fields })).status).toBe(413)
  expect((await world.ask('GET', world.path)).body).toMatchObject({
    counts: { total: 1 },
    fields: ['email', 'first_name', 'company', 'role'],
  })
})

test('the recipients of a campaign have not any number of different fields', async () => {
  await using world = await setUpCampaign()
  const statuses = []
  for (let row = 0; row < 6; row++) {
    const fields = { email: `p${row}@example.com`, ...fieldsOf(99, 'x', row * 99) }
    statuses.push((await world.ask('POST', `${world.path}/recipients`, { fields })).status)
  }
  expect(statuses).toEqual([201, 201, 201, 201, 201, 413])
  expect((await world.ask('GET', world.path)).body).toMatchObject({ counts: { total: 5 } })
})

test('half a character is no reason to fail', async () => {
  await using world = await setUpCampaign()
  const half = '\ud800'
  const { version } = (await world.ask('GET', world.path)).body
  const words = {
    title: `Galleries ${half}`,
    template: { subject: `Hello ${half}`, body: `Hello {{first_name | ${half}}} ${half}` },
    sender: { name: `Ana ${half}`, footer: `Ana ${half}`, replyTo: '' },
  }
  const id = await world.addRecipient({ email: 'eve@example.com', first_name: half, [`na${half}me`]: 'x' })
  expect((await world.ask('PATCH', world.path, { version, ...words })).status).toBe(200)
  const found = (await world.ask('GET', `${world.path}/recipients?text=${encodeURIComponent('eve')}`)).body
  expect(found.items).toMatchObject([{ id }])
  expect((await world.ask('POST', `${world.path}/check`)).status).toBe(200)
  expect((await world.test({ recipientId: id })).status).toBe(200)
  const [mail] = world.mailbox.mails
  expect(mail?.subject).toContain('Hello')
  const log = await world.ana.request('GET', `/api/v1${world.path}/log.csv`)
  expect(log.statusCode).toBe(200)
})
