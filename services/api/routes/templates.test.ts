import { expect, test } from 'vitest'
import { templateExamples } from '../../campaigns/templates/examples.ts'
import { startMailbox } from '../../mail/test-mailbox.ts'
import { setUp as setUpApi } from '../test-world.ts'

const SENDER = { name: 'Ana Example', footer: 'Ana Example, 1 Harbour Road', replyTo: '' }
const GOOD = {
  subject: 'Application: {{role | open positions}} at {{company}}',
  body: 'Dear {{first_name}},\n\nI would like to work with you as **{{role | engineer}}** at {{company}}, and look forward to hearing from you.',
}
const BOB = { email: 'bob@example.com', first_name: 'Bob', company: 'Nordlicht GmbH', role: 'Engineer' }

type Body = Record<string, unknown>

async function setUp() {
  const mailbox = await startMailbox()
  const world = await setUpApi({
    smtpHost: mailbox.host,
    withStorage: true,
    publicUrl: 'http://studio.example',
  })
  const ana = await world.registered('ana@example.com')
  const ask = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown) => {
    const answer = await ana.request(method, `/api/v1${path}`, body)
    return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() }
  }
  const { id } = (await ask('POST', '/campaigns', { title: 'Galleries' })).body
  const path = `/campaigns/${id}`
  const edit = async (change: Body) => {
    const { version } = (await ask('GET', path)).body
    return ask('PATCH', path, { version, ...change })
  }
  await edit({ sender: SENDER, template: GOOD })
  return {
    ...world,
    ...{ mailbox, ana, path, ask, edit },
    async addRecipient(fields: Body = BOB): Promise<string> {
      return (await ask('POST', `${path}/recipients`, { fields })).body.id
    },
    async check(change?: Body) {
      if (change) await edit(change)
      return (await ask('POST', `${path}/check`)).body
    },
    preview: async (request: Body = {}) => (await ask('POST', `${path}/preview`, request)).body,
    test: (request: Body = {}) => ask('POST', `${path}/test-mail`, request),
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]()
      await mailbox[Symbol.asyncDispose]()
    },
  }
}

/** Findings in short. */
const kinds = ({ findings }: { findings: { severity: string; kind: string }[] }) =>
  findings.map(({ severity, kind }) => `${severity} ${kind}`)

test('a campaign in which nothing is wrong can start', async () => {
  await using world = await setUp()
  await world.addRecipient()
  const report = await world.check()
  expect(report).toMatchObject({ canStart: true, findings: [], recipients: 1 })
  expect(report.largestMail).toBeGreaterThan(1000)
})

test('an empty campaign cannot, and everything that it lacks is said at once', async () => {
  await using world = await setUp()
  const report = await world.check({
    template: { subject: ' ', body: '' },
    sender: { name: '', footer: '', replyTo: 'nobody' },
  })
  expect(report).toMatchObject({ canStart: false, recipients: 0 })
  expect(kinds(report)).toEqual([
    'problem no-recipients',
    'problem empty-subject',
    'problem empty-body',
    'problem sender',
    'problem sender',
  ])
})

test('a placeholder that no column provides is named, with the columns there are', async () => {
  await using world = await setUp()
  await world.addRecipient()
  const template = {
    subject: 'Hi {{nme}}',
    body: 'Dear {{frist_name | friend}} of {{company}}, nice to meet you.',
  }
  const report = await world.check({ template })
  expect(report.canStart).toBe(false)
  expect(report.findings).toMatchObject([
    { severity: 'problem', kind: 'unknown-field', place: { part: 'subject', line: 1 } },
    { severity: 'warning', kind: 'unknown-field', place: { part: 'body', line: 1 } },
  ])
  expect(report.findings[0].message).toBe(
    'No column is called “nme”. The columns are email, first_name, company, role.',
  )
  expect(report.findings[1].message).toContain('Do you mean {{first_name}}?')
  expect((await world.preview({ template })).findings).toEqual(report.findings)
})

test('recipients whose mail would have a hole are counted and named', async () => {
  await using world = await setUp()
  await world.addRecipient()
  for (let number = 1; number <= 7; number += 1)
    await world.addRecipient({ email: `n${number}@example.com`, first_name: ' ', company: 'Nordlicht' })
  const report = await world.check()
  expect(report).toMatchObject({ canStart: false, recipients: 8 })
  expect(report.findings).toMatchObject([
    { kind: 'missing-value', recipients: 7, place: { part: 'body', line: 1 } },
  ])
  expect(report.findings[0].message).toContain('{{first_name | …}}')
  expect(report.findings[0].examples).toHaveLength(5)
  expect(report.findings[0].examples[0]).toMatchObject({ email: 'n1@example.com' })
  expect(
    await world.check({ template: { ...GOOD, body: GOOD.body.replace('first_name', 'first_name | team') } }),
  ).toMatchObject({
    canStart: true,
  })
})

const NOTICED: [string, Partial<typeof GOOD>, string][] = [
  ['a loop', { body: 'Dear {{#each names}}x{{/each}}, how do you do today?' }, 'problem syntax'],
  ['unclosed braces', { body: 'Dear {{first_name}, how do you do today? All the best' }, 'problem syntax'],
  ['a broken subject', { subject: 'Hi {{company' }, 'problem syntax'],
  [
    'a link without a scheme',
    { body: 'Dear {{first_name}}, see [my page](http//example.com), all the best to you.' },
    'problem link',
  ],
  [
    'a link to an unfinished host',
    { body: 'Dear {{first_name}}, see [my page](https://www), all the best to you.' },
    'warning link',
  ],
  [
    'a picture',
    { body: 'Dear {{first_name}}, ![a picture](https://example.com/a.png), all the best to you.' },
    'warning link',
  ],
  [
    'a script as link',
    { body: 'Dear {{first_name}}, see [my page](javascript:alert), all the best to you.' },
    'problem link',
  ],
  ['capitals', { subject: 'BUY NOW AT {{company}}' }, 'warning spam-like'],
  ['a reply to nothing', { subject: 'Re: {{company}}' }, 'warning spam-like'],
  [
    'many exclamation marks',
    { body: 'Dear {{first_name}}, this is great!!! I look forward to hear from you.' },
    'warning spam-like',
  ],
  [
    'a link shortener',
    { body: 'Dear {{first_name}}, my portfolio is here: https://bit.ly/abc and more of it.' },
    'warning spam-like',
  ],
  ['only a link', { body: 'https://example.com/portfolio' }, 'warning spam-like'],
  [
    'braces of another program',
    { body: 'Dear [First Name], I would like to work with you. All the best' },
    'warning unknown-field',
  ],
  [
    'a forgotten attachment',
    { body: 'Dear {{first_name}}, my portfolio is attached. All the best to you.' },
    'warning attachment',
  ],
  ['a very long text', { body: '- work\n'.repeat(4000) }, 'warning size'],
]

test('whatever would make the mails wrong, or look wrong, is noticed', async () => {
  await using world = await setUp()
  await world.addRecipient()
  for (const [what, change, expected] of NOTICED) {
    const report = await world.check({ template: { ...GOOD, ...change } })
    expect(kinds(report), what).toContain(expected)
    expect(report.canStart, what).toBe(!expected.startsWith('problem'))
  }
})

test('mailbox, schedule and files are looked at, too', async () => {
  await using world = await setUp()
  await world.addRecipient()
  await world.ana.request('DELETE', '/api/v1/mailbox')
  await world.ask('POST', `${world.path}/attachments/uploads`, {
    name: 'a.pdf',
    contentType: 'application/pdf',
    size: 15 * 1024 * 1024,
  })
  const report = await world.check()
  expect(kinds(report)).toEqual(['problem attachment', 'problem mailbox'])
  expect(report.largestMail).toBeGreaterThan(20 * 1024 * 1024)
  const past = { startsAt: '2001-01-01T09:00', timeZone: 'UTC', hours: null, weekdays: [1, 2, 3, 4, 5, 6, 7] }
  expect(kinds(await world.check({ schedule: past }))).toContain('warning schedule')
})

test('tailored CVs that nobody has chosen stop the start', async () => {
  await using world = await setUp()
  const [, second] = [
    await world.addRecipient(),
    await world.addRecipient({ ...BOB, email: 'c@example.com' }),
  ]
  await world.ask('POST', `${world.path}/attachments`, { kind: 'cv', format: 'pdf' })
  await world.ask('PATCH', `${world.path}/recipients/${second}`, { cvId: 'nobodys' })
  const report = await world.check()
  expect(report.findings).toMatchObject([
    { kind: 'tailored-cv', recipients: 1, examples: [{ email: 'bob@example.com' }] },
    { kind: 'tailored-cv', recipients: 1, examples: [{ email: 'c@example.com' }] },
  ])
  expect(report.canStart).toBe(false)
})

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
  expect((await world.ask('POST', `${world.path}/preview`, { recipientId: 'nobody' })).status).toBe(404)
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
