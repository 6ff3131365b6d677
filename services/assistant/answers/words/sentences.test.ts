import { expect, test } from 'vitest'
import { createSentenceReader, sentencesOf } from './sentences.ts'

test.each([
  ['One. Two! Three? Four…', ['One.', 'Two!', 'Three?', 'Four…']],
  ['It costs €4.95. Or 5.50.', ['It costs €4.95.', 'Or 5.50.']],
  ['Approx. 5 kg, e.g. apples. Done.', ['Approx. 5 kg, e.g. apples.', 'Done.']],
  ['It is vegan. [1] And good [2].', ['It is vegan. [1]', 'And good [2].']],
  ['It is vegan.[1][2] And good.', ['It is vegan.[1][2]', 'And good.']],
  ['It is vegan. 【1】 And good.', ['It is vegan. 【1】', 'And good.']],
  ['See. [Tofu](/products/tofu) is good.', ['See.', '[Tofu](/products/tofu) is good.']],
  ['He said “Stop.” Then he went.', ['He said “Stop.”', 'Then he went.']],
  ['- One [1]\n- Two [2]', ['- One [1]', '- Two [2]']],
  ['1. First\n2. Second', ['1. First', '2. Second']],
  ['Write to a.b@shop.example. Soon.', ['Write to a.b@shop.example.', 'Soon.']],
  ['これは豆腐です。安いです。', ['これは豆腐です。', '安いです。']],
  ['z.B. Tofu. Ende.', ['z.B. Tofu.', 'Ende.']],
  ['', []],
  [' \n \n ', []],
])('%j', (text, sentences) => {
  expect(sentencesOf(text)).toEqual(sentences)
})

test('the pieces together are the text, and tell where paragraphs end', () => {
  const text = 'One. Two\n\nThree [1].\n- Four\n\n\n- Five'
  const reader = createSentenceReader()
  const pieces = [...text].flatMap((letter) => reader.read(letter)).concat(reader.end())
  expect(pieces.map((piece) => piece.text).join('')).toBe(text)
  expect(pieces.map(({ endsParagraph }) => endsParagraph)).toEqual([false, true, false, true, true])
})

test('a sentence that has no end is cut', () => {
  const reader = createSentenceReader()
  expect(reader.read('word '.repeat(400)).length).toBeGreaterThan(0)
})
