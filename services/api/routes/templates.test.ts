import { expect, test } from 'vitest'
import { templateExamples } from '../../campaigns/templates/examples.ts'
import { BOB, setUpCampaign as setUp } from './test-campaign.ts'

test('a preview walks through recipients, also with a template that is not saved', async () => {
  await using world = await setUp()
  const template = { subject: 'For {{company}}', body: 'Hi {{**First** name}}' }
  expect(await world.preview({ template })).toMatchObject({
    subject: 'For [company]',
    text: expect.stringMatching(/^Hi \[first name\]\n/),
    recipientId: null,
    email: null,
  })
  const bob = await world.addRecipient()
  const eve = await world.addRecipient({ email: 'eve@example.com', company: '<b>"Eve" & Söhne</b>' })
  expect(await world.preview()).toMatchObject({
    recipientId: bob,
    subject: 'Application: Engineer at Nordlicht GmbH',
  })
  const preview = await world.preview({ template, recipientId: eve })
  expect(preview).toMatchObject({
    email: 'eve@example.com',
    subject: 'For <b>"Eve" & Söhne</b>',
    missing: ['first_name'],
  })
  expect(preview.text).toContain('http://studio.example/unsubscribe/preview')
  const broken = await world.preview({ template: { subject: 'x', body: '{{' }, recipientId: eve })
  expect(broken).toMatchObject({ html: '', findings: [{ kind: 'syntax', place: { part: 'body', line: 1 } }] })
  const other = (await world.ask('POST', '/campaigns', { title: 'Other' })).body
  for (const [path, recipientId] of [
    [world.path, 'nobody'],
    [`/campaigns/${other.id}`, eve],
  ])
    expect((await world.ask('POST', `${path}/preview`, { recipientId })).status).toBe(404)
})

test('a test mail has the values of the chosen recipient, and goes to nobody else', async () => {
  await using world = await setUp()
  expect(await world.test()).toMatchObject({ status: 409, body: { code: 'no-recipients' } })
  await world.addRecipient()
  const eve = await world.addRecipient({ email: 'eve@example.com', first_name: 'Eve', company: 'Seeblick' })
  const { resumeId } = (
    await world.ask('POST', '/ai/generate', { input: 'Ana Example\nExperience\nEngineer at Acme' })
  ).body
  await world.ask('POST', `${world.path}/attachments`, { kind: 'resume', resumeId })
  expect(await world.test({ recipientId: eve })).toMatchObject({
    status: 200,
    body: { sentTo: 'ana@example.com' },
  })
  const [mail, ...others] = world.mailbox.mails
  expect(others).toEqual([])
  expect(mail).toMatchObject({
    subject: 'Test: Application: open positions at Seeblick',
    to: { value: [{ address: 'ana@example.com' }] },
    from: { value: [{ name: 'Ana Example', address: 'ana@example.com' }] },
  })
  expect(mail?.text).toContain('Dear Eve,')
  expect(mail?.html).toContain('Dear Eve,')
  expect(mail?.headers.get('x-atelier-test')).toBe('yes')
  expect(mail?.headers.has('list')).toBe(false)
  expect(mail?.attachments).toMatchObject([{ contentType: 'application/pdf' }])
  expect(mail?.attachments[0]?.content.subarray(0, 5).toString()).toBe('%PDF-')
  expect(mail?.cc ?? mail?.bcc).toBeUndefined()
})

test('a test mail that was not sent is not reported as sent', async () => {
  await using world = await setUp()
  await world.addRecipient({ email: 'bob@example.com', company: 'Nordlicht' })
  const rows = [
    [{ subject: 'Hi {{first_name}}', body: 'x' }, 'take', 'missing-value'],
    [{ subject: 'Hi', body: '{{#if}}' }, 'take', 'template-syntax'],
    [{ subject: 'Hi', body: 'x' }, 550, 'not-sent'],
    [{ subject: 'Hi', body: 'x' }, 'hang up', 'unknown'],
  ] as const
  for (const [template, behaviour, code] of rows) {
    await world.edit({ template })
    world.mailbox.behave(behaviour)
    const answer = await world.test()
    expect(answer.body).toMatchObject({ code, detail: expect.stringMatching(/\S/) })
    expect(answer.status).toBeGreaterThanOrEqual(400)
  }
})

test('examples are for everybody, and none of them has a fault', async () => {
  await using world = await setUp()
  const answer = await world.app.inject('/api/v1/campaign-template-examples')
  expect(answer.json()).toEqual(templateExamples)
  await world.addRecipient({ ...BOB, name: 'Bob B.', city: 'Köln', salutation: 'Hallo Bob' })
  await world.ask('POST', `${world.path}/attachments`, { kind: 'cv', format: 'pdf' })
  for (const { subject, body } of templateExamples)
    expect([subject, (await world.preview({ template: { subject, body } })).findings]).toEqual([subject, []])
})
