import { expect, test } from 'vitest'
import type { Fields } from '../recipients/schemas.ts'
import { compile } from './compile.ts'
import { renderDetailed, renderMail } from './render.ts'

const FIELDS = { first_name: 'Ana', company: 'Nordlicht GmbH', website: 'nordlicht.example' }
const FOOTER = 'Bea Example\n1 Harbour Road'
const UNSUBSCRIBE = 'https://studio.example/u/one?a=b&c=d'

const render = (body: string, fields: Fields = FIELDS, subject = 'Hello') =>
  renderDetailed({ subject, body }, { fields, footer: FOOTER, unsubscribeUrl: UNSUBSCRIBE })
/** The mail's own part of each, without what surrounds it. */
const textOf = (body: string, fields?: Fields) => render(body, fields).mail.text.split('\n\n-- \n')[0]
const htmlOf = (body: string, fields?: Fields) =>
  /anywhere">\n(.*)\n<p style="margin:2em/s
    .exec(render(body, fields).mail.html)?.[1]
    ?.replace(/ style="[^"]*"/g, '')
const subjectOf = (subject: string, fields?: Fields) => render('x', fields, subject).mail.subject

test.each([
  '{{<b>First</b> name}}',
  '{{**First** name}}',
  '**{{First name}}**',
  '{{first\u00a0name}}',
  '{{FirstName}}',
])('a placeholder that is formatted in part is replaced in both parts: %s', (placeholder) => {
  const { mail, missing } = render(
    `Dear ${placeholder}, hello`,
    FIELDS,
    `For ${placeholder.replaceAll('**', '')}`,
  )
  expect(mail.subject).toBe('For Ana')
  expect(mail.text).toMatch(/^Dear Ana, hello\n/)
  expect(mail.html.replace(/<\/?strong>/g, '')).toContain('>Dear Ana, hello</p>')
  expect(mail.text + mail.html).not.toMatch(/[{}]/)
  expect(missing).toEqual([])
})

test('a field without a value uses its fallback, or is named as missing, once', () => {
  const nobody = { first_name: ' \u200b', year: '2017' }
  const subject = '3X Sales for {{company}} in {{year}}'
  expect(render('Hi {{first_name | there}}', nobody, 'Hi {{ first_name|friend }}')).toMatchObject({
    mail: { subject: 'Hi friend', text: expect.stringMatching(/^Hi there\n/) },
    missing: [],
  })
  expect(render('{{company}} {{Company}} {{role}}', nobody, subject).missing).toEqual(['company', 'role'])
  expect(render('{{#if company}}at {{company}}{{else}}there{{/if}}', nobody).missing).toEqual([])
})

test('conditions choose, also whole items of a list', () => {
  const body = '- one\n{{#if company}}\n- at {{company}}\n{{else}}\n- alone\n{{/if}}\n- three'
  expect(textOf(body)).toBe('- one\n- at Nordlicht GmbH\n- three')
  expect(textOf(body, {})).toBe('- one\n- alone\n- three')
  expect(textOf('{{#unless role}}Hello{{/unless}}')).toBe('Hello')
})

test.each([
  ['emphasis', '**bold** _em_ `code` ~~s~~'],
  ['a link', '[click](https://evil.example) <https://evil.example>'],
  ['an address', 'https://evil.example/x'],
  ['an image', '![x](https://evil.example/pixel.png)'],
  ['markup', '<img src=x onerror=alert(1)> <b>x</b> </p></body> &lt; &amp; "quoted\''],
  ['a placeholder', '{{first_name}} {{#if x}} \\{{'],
  ['a heading', '# Heading'],
  ['a list', '- item'],
  ['a rule', '---'],
  ['a table', 'a | b'],
  ['a formula', '=cmd|calc!A1'],
  ['marks of slots', '\ufdd00\ufdd1 x'],
])('a value with %s is nothing but text', (_what, value) => {
  const shown = value.replace(/[\ufdd0\ufdd1]/g, '')
  const escaped = shown
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
  expect(htmlOf('{{v}}\n\n- {{v}}', { v: value })).toBe(`<p>${escaped}</p>\n<ul><li>${escaped}</li>\n</ul>`)
  expect(textOf('{{v}}\n\n- {{v}}', { v: value })).toBe(`${shown}\n\n- ${shown}`)
})

test('lines of a cell stay lines and begin nothing; signs that nobody sees are left out', () => {
  const v = 'one\r\n# two\u2028- three\0\u202e\u0007'
  expect(htmlOf('> {{v}}', { v })).toBe('<blockquote><p>one<br>\n# two<br>\n- three</p>\n</blockquote>')
  expect(textOf('> {{v}}', { v })).toBe('> one\n> # two\n> - three')
})

test('a cell is shown as the sheet shows it', () => {
  expect(textOf('{{price}} on {{day}}, {{zip}}', { price: '$34.30', day: '29.02.2024', zip: '01067' })).toBe(
    '$34.30 on 29.02.2024, 01067',
  )
})

test.each([
  ['Hi {{v}}', 'Ana\r\nBcc: eve@example.com', 'Hi Ana Bcc: eve@example.com'],
  ['Hi {{v}}', 'A\0n\u202ea\u200f\u0085', 'Hi Ana'],
  ['  Hi\t{{v}} ', 'A\u2028n\u00a0 a', 'Hi A n a'],
  ['Hi {{v}}', '=?utf-8?B?SGk=?= **x** <b>', 'Hi =?utf-8?B?SGk=?= **x** <b>'],
  ['{{#if v}}For {{v}}{{else}}Hi{{/if}}', 'x'.repeat(900), `For ${'x'.repeat(200)}`],
  ['A\r\nBcc: eve@example.com', '', 'A Bcc: eve@example.com'],
])('the subject %j with %j is %j', (subject, v, expected) => {
  expect(subjectOf(subject, { v })).toBe(expected)
})

test.each([
  [
    '[x](https://example.com/{{v}})',
    'a b/c?d#e&f="g"',
    'https://example.com/a%20b%2Fc%3Fd%23e%26f%3D%22g%22',
  ],
  ['[x](https://example.com/?q={{v}}&z=1)', 'Müller', 'https://example.com/?q=M%C3%BCller&amp;z=1'],
  ['[x]({{v}})', 'https://example.com/a?b=c', 'https://example.com/a?b=c'],
  ['[x]({{ v }})', 'www.example.com', 'https://www.example.com/'],
  ['[x]({{v}}/jobs)', 'https://example.com', 'https://example.com/jobs'],
  ['[x](mailto:{{v}})', 'ana@example.com', 'mailto:ana@example.com'],
  ['[x](mailto:{{v}}?subject=Hi%20{{v}})', 'a@b.example', 'mailto:a@b.example?subject=Hi%20a%40b.example'],
  ['[x](tel:{{v}})', '+44 (77) 1-2', 'tel:+447712'],
  ['[x](example.com/{{v}})', 'a', 'https://example.com/a'],
  ['![x](https://example.com/{{v}}.png)', 'a', 'https://example.com/a.png'],
])('the link %s with %j leads to %s', (body, v, href) => {
  expect(htmlOf(body, { v })).toBe(`<p><a href="${href}">x</a></p>`)
})

test.each([
  ['[x]({{v}})', 'javascript:alert(1)'],
  ['[x]({{v}})', 'java\nscript:alert(1)'],
  ['[x]({{v}})', ' data:text/html,x'],
  ['[x]({{v}})', 'file:///etc/passwd'],
  ['[x]({{v}})', 'not an address'],
  ['[x](mailto:{{v}})', 'a@example.com,eve@example.com'],
  ['[x](mailto:{{v}})', 'a@example.com?bcc=eve@example.com'],
  ['[x](https://{{v}}/)', 'evil.example/path'],
  ['[x](javascript:{{v}})', 'a'],
  ['[x](vbscript:x)', ''],
  ['[x]()', ''],
  ['[x](http//example.com)', ''],
])('the link %s with %j is text, and is reported with its line', (body, v) => {
  const { wrongLinks } = render(`Hello\n\n${body}`, { v })
  expect(htmlOf(body, { v })).toBe('<p>x</p>')
  expect(wrongLinks).toMatchObject([{ line: 3, target: { href: null } }])
})

test('the line of a link is that of the template, whatever conditions leave out before it', () => {
  const body = 'a\n{{#if role}}\nb\nc\n{{/if}}\n{{#if company}}\n[x](http//y)\n{{/if}}\nd\n[z](q)'
  expect(render(body).wrongLinks.map(({ line }) => line)).toEqual([7, 10])
})

test('the plain text reads well without its Markdown', () => {
  const body = `# Hello

A *line* with **weight** and a [page](https://example.com/a), https://example.com/b
next line

1. one
2. two
   - nested

> quoted
> twice

| a | b |
|---|---|
| 1 | 2 |

---
![photo](https://example.com/p.jpg)`
  expect(textOf(body)).toBe(`Hello

A line with weight and a page (https://example.com/a), https://example.com/b
next line

1. one
2. two
   - nested

> quoted
> twice

a | b
1 | 2

----------

photo (https://example.com/p.jpg)`)
})

test('nothing is loaded from elsewhere, and HTML of a template is text', () => {
  const { html } = render(
    '<img src="https://t.example/p.gif"> <style>x</style> ![a](https://t.example/p.gif)',
  ).mail
  expect(html).not.toMatch(/<(img|style|script|link|iframe|form)\b/)
  expect(html).toContain('&lt;img src=')
})

test('who sent it and the way out stand below both parts, in the language of the mail', () => {
  const { mail } = render(
    'Sehr geehrte Frau {{first_name}},\n\nich bewerbe mich bei Ihnen und freue mich auf ein Gespräch.',
  )
  expect(mail.text).toContain(
    `\n\n-- \nBea Example\n1 Harbour Road\nKeine weiteren E-Mails erhalten: ${UNSUBSCRIBE}\n`,
  )
  expect(mail.html).toContain('<html lang="de">')
  expect(mail.html).toContain('Bea Example<br>\n1 Harbour Road<br>\n')
  expect(mail.html).toContain('<a href="https://studio.example/u/one?a=b&amp;c=d">Keine weiteren')
  const context = { fields: {}, footer: '<b>&', unsubscribeUrl: null }
  const bare = renderMail({ subject: 'Hi', body: 'Hello' }, context).mail
  expect(bare.text).toBe('Hello\n\n-- \n<b>&\n')
  expect(bare.html).toContain('<html lang="en">')
  expect(bare.html).toContain('&lt;b&gt;&amp;')
})

test('a template that cannot be read is refused, and names that objects have are no fields', () => {
  expect(() => render('{{#each a}}')).toThrow('no loops')
  expect(render('{{__proto__}} {{constructor}} {{toString}}').missing).toEqual([
    'proto',
    'constructor',
    'to_string',
  ])
})

test('a template is read once, not for every mail', () => {
  const body =
    'Dear {{first_name | reader}},\n\n- **{{company}}** and [a page](https://example.com/{{company}})\n\n'.repeat(
      8,
    )
  const template = { subject: 'Hello', body }
  const everyFieldHasAValue = () => true
  render(body)
  const compiled = compile(template)
  const read = compiled.chooseBody(everyFieldHasAValue)
  for (const first_name of ['Ana', 'Ben']) render(body, { first_name, company: 'Nordlicht' })
  expect(compile({ ...template })).toBe(compiled)
  expect(compiled.chooseBody(everyFieldHasAValue)).toBe(read)
  expect(compile({ ...template, subject: 'Good day' })).not.toBe(compiled)
})
