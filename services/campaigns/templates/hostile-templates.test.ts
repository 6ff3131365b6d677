import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { processorSeconds } from '../../../tests/processor-time.ts'
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

test('no template keeps a server busy, or breaks it', async () => {
  for (const part of REPEATED) {
    const body = part.repeat(Math.floor(LENGTH / part.length))
    const template = { subject: body.slice(0, 500), body }
    const seconds = await processorSeconds(() => {
      templateFindings(template, { fields: ['a', 'b'], attachments: 0 })
      try {
        renderDetailed(template, { fields: { a: 'x'.repeat(100) }, footer: '', unsubscribeUrl: null })
      } catch (error) {
        expect(error, part).toMatchObject({ code: 'invalid' })
      }
    })
    expect(seconds, part).toBeLessThan(3)
  }
})

const LETTERS = [...'abcdefghijkl']

test('combinations of conditions do not fill the memory', () => {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  const conditions = LETTERS.map((letter) => `{{#if ${letter}}}x{{/if}}`).join('')
  const template = { subject: 'Hello', body: `${conditions} ${'*a* `b` '.repeat(5000)}` }
  collect()
  const before = process.memoryUsage().heapUsed
  for (let row = 0; row < 40; row += 1) {
    const chosen = LETTERS.filter((_, place) => (row >> place) & 1)
    renderDetailed(template, {
      fields: Object.fromEntries(chosen.map((letter) => [letter, 'y'])),
      ...{ footer: '', unsubscribeUrl: null },
    })
  }
  collect()
  expect((process.memoryUsage().heapUsed - before) / 1_000_000).toBeLessThan(150)
})

test('a template of unknown fields is answered in little time, and in few words', async () => {
  const word = (index: number) =>
    `${LETTERS[index % 12]}${LETTERS[Math.floor(index / 12) % 12]}${'x'.repeat(50)}`
  const fields = Array.from({ length: 140 }, (_, index) => `q${word(index)}`)
  const body = Array.from({ length: 140 }, (_, index) => `{{${word(index)} | there}} `).join('')
  const template = { subject: 'Hello', body: `${body} {{hole}}` }
  const find = () => templateFindings(template, { fields, attachments: 0 })
  expect(await processorSeconds(find)).toBeLessThan(3)
  const found = find()
  const unknown = found.filter(({ kind }) => kind === 'unknown-field')
  expect(unknown[0]).toMatchObject({ severity: 'problem', message: expect.stringContaining('“hole”') })
  expect([unknown.length, JSON.stringify(found).length < 300_000]).toEqual([20, true])
})
