import { afterAll, beforeAll, expect, test } from 'vitest'
import { BOB, GOOD, type Shared, setUpCampaign, startShared } from './test-campaign.ts'

let shared: Shared
beforeAll(async () => {
  shared = await startShared()
})
afterAll(() => shared[Symbol.asyncDispose]())
const setUp = () => setUpCampaign(shared)

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

test('what the check finds stops the start, and is said there, too', async () => {
  await using world = await setUp()
  await world.addRecipient()
  await world.edit({ template: { ...GOOD, subject: 'Hi {{nme}}' } })
  const refused = await world.ask('POST', `${world.path}/start`)
  expect(refused).toMatchObject({ status: 400, body: { code: 'check-failed' } })
  expect(refused.body.detail).toContain('No column is called “nme”.')
  await world.edit({ template: GOOD })
  expect(await world.ask('POST', `${world.path}/start`)).toMatchObject({
    status: 200,
    body: { status: 'running' },
  })
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
