import { describe, expect, test } from 'vitest'
import { processorSeconds } from '../../../tests/processor-time.ts'
import { MOST_PASSAGES, passagesOf } from './passages.ts'
import { plainBlocks } from './plain-blocks.ts'
import type { SourceKind } from './schemas.ts'

const source = (kind: SourceKind, text: string, more: object = {}) => ({
  ...{ ref: { kind, id: 'x' }, title: 'Title', text, attributes: [], options: [], categories: [], path: '/' },
  ...more,
})
const textsOf = (kind: SourceKind, text: string) => passagesOf(source(kind, text)).map((each) => each.text)

describe('Markdown as plain text', () => {
  test.each([
    ['**Bold**, *thin* and ~~gone~~', 'Bold, thin and gone'],
    ['[a link](https://example.org "t") and `code`', 'a link and code'],
    ['![A red apple](https://example.org/a.png)', 'A red apple'],
    ['one\ntwo  \nthree', 'one two three'],
    ['- first\n- second', 'first|second'],
    ['> quoted', 'quoted'],
    ['| To | Cost |\n|---|---|\n| Belgium | €9.50 |', 'To – Cost|Belgium – €9.50'],
    ['## Heading\ntext\n\n---\n\nmore', 'Heading|text|more'],
    ['```\ncode  here\n```', 'code here'],
    ['<b>shown</b> &amp; said', '<b>shown</b> & said'],
    ['5 \\* 3 = 15', '5 * 3 = 15'],
    ['', ''],
  ])('%j', (markdown, plain) => {
    expect(
      plainBlocks(markdown)
        .map(({ text }) => text)
        .join('|'),
    ).toBe(plain)
  })
})

describe('passages', () => {
  test('a product is one, with what it has besides', () => {
    const attributes = [
      { name: 'Diet', values: ['Vegan', 'Kosher'] },
      { name: 'Origin', values: ['Italy'] },
    ]
    const categories = ['Pantry', 'New']
    const passages = passagesOf(
      source('product', 'Cold pressed.\n\n**Contains:** nuts.', { attributes, categories }),
    )
    expect(passages).toEqual([
      {
        ...{ part: 0, title: 'Title', text: 'Cold pressed.\nContains: nuts.' },
        ...{ attributes: 'Diet: Vegan, Kosher\nOrigin: Italy', categories: 'Pantry\nNew' },
      },
    ])
  })

  test('what has a title only is one, too', () => {
    expect(textsOf('category', ' \n ')).toEqual([''])
    expect(textsOf('page', '![](https://example.org/a.png)')).toEqual([''])
  })

  test('a page is cut at its headings, which stay', () => {
    expect(
      textsOf('page', 'Before.\n\n# One\n## Sub\nFirst.\n\nSecond.\n\n## Two\n- a\n- b\n\n## Three'),
    ).toEqual(['Before.', 'One: Sub\nFirst.\nSecond.', 'Two\na\nb', 'Three'])
  })

  test('a short answer with headings stays whole, and a long one is cut', () => {
    expect(textsOf('faq', '## One\nFirst.\n\n## Two\nSecond.')).toEqual(['One\nFirst.\nTwo\nSecond.'])
    const long = 'This is a sentence of some length. '.repeat(30)
    const texts = textsOf('faq', `## One\n${long}`)
    expect(texts.length).toBeGreaterThan(1)
    for (const text of texts) {
      expect(text).toMatch(/^One\nThis is.*length\.$/s)
      expect(text.length).toBeLessThanOrEqual(800)
    }
  })

  test('nothing of a text is lost, wherever it is cut', () => {
    const words = Array.from({ length: 4000 }, (_, at) => `word${at}${at % 17 === 0 ? '.' : ''}`)
    const texts = textsOf('page', words.join(' '))
    expect(texts.join(' ').split(/\s+/)).toEqual(words)
  })

  test('the same source gives the same passages', () => {
    const text = `# One\n${'Some words. '.repeat(500)}`
    expect(textsOf('page', text)).toEqual(textsOf('page', text))
  })
})

describe('hostile texts', () => {
  const letters = 50_000
  test.each([
    ['one word', 'x'.repeat(letters)],
    ['emoji', '😀'.repeat(letters / 2)],
    ['half letters', '\ud83d'.repeat(letters)],
    ['brackets', '['.repeat(letters)],
    ['stars', '*a '.repeat(letters / 3)],
    ['backticks', '` '.repeat(letters / 2)],
    ['quotes', '>'.repeat(letters)],
    [
      'nested lists',
      Array.from({ length: 300 }, (_, at) => `${' '.repeat(at)}- x`)
        .join('\n')
        .slice(0, letters),
    ],
    ['headings', '# a\n'.repeat(letters / 4)],
    ['sections', '# a\n\nb\n\n'.repeat(letters / 8)],
    ['spaces', ' '.repeat(letters)],
    ['full stops', '. '.repeat(letters / 2)],
    ['lines', '\n'.repeat(letters)],
    ['table', `|${'a|'.repeat(500)}\n|${'-|'.repeat(500)}\n${'|a'.repeat(10_000)}`],
    ['links', '[a](<b'.repeat(letters / 6)],
  ])('%s', async (_, text) => {
    let passages: ReturnType<typeof passagesOf> = []
    const seconds = await processorSeconds(() => {
      passages = passagesOf(source('page', text))
    })
    // A quadratic one takes a minute.
    expect(seconds).toBeLessThan(10)
    expect(passages.length).toBeLessThanOrEqual(MOST_PASSAGES)
    for (const passage of passages) expect(passage.text.length).toBeLessThan(2000)
  })
})
