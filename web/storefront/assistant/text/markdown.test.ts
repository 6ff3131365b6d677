import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Block, parseMarkdown, plainText } from './markdown.ts'

const known = (n: number) => n <= 4
const parse = (text: string) => parseMarkdown(text, known)
const paragraph = (...children: Extract<Block, { kind: 'paragraph' }>['children']): Block[] => [
  { kind: 'paragraph', children },
]
const text = (words: string) => ({ kind: 'text', text: words }) as const

test.each<[string, string, Block[]]>([
  [
    'bold and emphasis',
    '**Two** *kinds*',
    [
      {
        kind: 'paragraph',
        children: [
          { kind: 'strong', children: [text('Two')] },
          text(' '),
          { kind: 'emphasis', children: [text('kinds')] },
        ],
      },
    ],
  ],
  [
    'a citation follows its word',
    'It is vegan [2].',
    paragraph(text('It is vegan'), { kind: 'citation', numbers: [2] }, text('.')),
  ],
  [
    'several citations',
    'Yes [1, 3][4]',
    paragraph(text('Yes'), { kind: 'citation', numbers: [1, 3] }, { kind: 'citation', numbers: [4] }),
  ],
  ['citations of nothing are left out', 'Cheap [5,7], good [9].', paragraph(text('Cheap, good.'))],
  [
    'of a mixed one the known stays',
    'Yes [5,2].',
    paragraph(text('Yes'), { kind: 'citation', numbers: [2] }, text('.')),
  ],
  [
    'a link',
    '[Tofu](/products/tofu) is here',
    paragraph({ kind: 'link', href: '/products/tofu', children: [text('Tofu')] }, text(' is here')),
  ],
  ['an image is its description', 'See ![a cat](https://evil.example/x.png)!', paragraph(text('See a cat!'))],
  ['HTML is text', '<img src=x onerror=alert(1)>', paragraph(text('<img src=x onerror=alert(1)>'))],
  [
    'lists',
    '- one\n- two **x**\n\n1. a\n2. b',
    [
      {
        kind: 'list',
        first: null,
        items: [[text('one')], [text('two '), { kind: 'strong', children: [text('x')] }]],
      },
      { kind: 'list', first: 1, items: [[text('a')], [text('b')]] },
    ],
  ],
  [
    'a line that goes on',
    '- one\n  goes on\n- two',
    [
      {
        kind: 'list',
        first: null,
        items: [[text('one'), { kind: 'break' }, text('goes on')], [text('two')]],
      },
    ],
  ],
  [
    'a heading is a bold line',
    '## Shipping ##\nTwo days',
    [...paragraph({ kind: 'strong', children: [text('Shipping')] }), ...paragraph(text('Two days'))],
  ],
  [
    'code keeps its marks',
    'Use `**CODE** [1]`',
    paragraph(text('Use '), { kind: 'code', text: '**CODE** [1]' }),
  ],
  ['a block of code whose end still comes', '```\na *b*\n', [{ kind: 'code', text: 'a *b*\n' }]],
  [
    'marks inside of words and alone',
    'snake_case_name 2 * 3 * 4 **',
    paragraph(text('snake_case_name 2 * 3 * 4 **')),
  ],
  ['escaped marks', '\\*no\\* \\[1\\]', paragraph(text('*no* [1]'))],
  [
    'a price in stars',
    '**€5.90** [1]',
    paragraph({ kind: 'strong', children: [text('€5.90')] }, { kind: 'citation', numbers: [1] }),
  ],
])('%s', (_name, markdown, blocks) => {
  expect(parse(markdown)).toEqual(blocks)
})

test('as plain text it has neither marks nor citations', () => {
  expect(plainText(parse('**Yes** [1].\n\n1. [Tofu](/x)\n2. `oil`\n\n> said'))).toBe(
    'Yes.\n\n1. Tofu\n2. oil\n\nsaid',
  )
})

test('whatever is written, it is read', () => {
  const marks = '* ** _ ` [ ] ( ) [1] # ! <b> ä \\ ```'.split(' ')
  const written = fc.array(fc.constantFrom(...marks, '\n', '- ', '1. ', ' '), { maxLength: 400 })
  fc.assert(fc.property(written, (parts) => void plainText(parse(parts.join('')))))
  for (const mark of marks) plainText(parse(mark.repeat(4000)))
})
