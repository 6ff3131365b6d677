import { expect, test } from 'vitest'
import { renderDetailed } from './render.ts'
import { templateFindings } from './template-findings.ts'

const LENGTH = 15_000
const REPEATED = [
  ...[
    '>',
    '[',
    '![',
    '**a',
    '_a',
    '`',
    '- ',
    '|a',
    '<a',
    '~~',
    '&',
    '#',
    '{',
    '{%',
    '[a](',
    '[[',
    '<<',
    '*|',
  ],
  ...[
    'http://',
    'http://a.b ',
    'www.a.b ',
    'a@b.c ',
    'mailto:',
    '-\n',
    '|-|\n',
    '* a\n ',
    '[a]: b\n',
    '😀',
    '\u0301',
  ],
  ...['{{a}}', '{{', '}}', '{{#if a}}', '{{#if a}}{{/if}}', '{{else}}', '{{#each a}}'],
]

test('no template keeps a server busy, or breaks it', () => {
  for (const part of REPEATED) {
    const body = part.repeat(Math.floor(LENGTH / part.length))
    const template = { subject: body.slice(0, 500), body }
    const started = performance.now()
    templateFindings(template, { fields: ['a', 'b'], attachments: 0 })
    try {
      renderDetailed(template, { fields: { a: 'x'.repeat(100) }, footer: '', unsubscribeUrl: null })
    } catch (error) {
      expect(error, part).toMatchObject({ code: 'invalid' })
    }
    expect(performance.now() - started, part).toBeLessThan(3000)
  }
})
