import { expect, test } from 'vitest'
import type { Source } from '../../services/assistant/answers/schemas.ts'
import type { Heard } from './asking.ts'
import { wrongOf } from './judging.ts'
import { CONVERSATIONS, type DemoQuestion } from './questions.ts'

const expected: DemoQuestion = {
  text: 'How much is the tofu?',
  sources: ['product:tofu'],
  mustContain: [['3.95', 'four euros']],
  mustNotContain: ['Yes'],
}

const card = (n: number, slug: string) =>
  ({ n, ref: { kind: 'product', id: slug }, title: slug, path: `/products/${slug}` }) as Source

const heard = (text: string, changes: object = {}) => ({
  sources: [card(1, 'tofu'), card(2, 'bread')],
  answer: { outcome: 'answered', text, citations: [1], ...changes } as Heard['answer'],
})

test.each<[string, ReturnType<typeof heard>, DemoQuestion, string[]]>([
  ['right', heard('It costs €3.95 [1].'), expected, []],
  ['without the words', heard('It is cheap [1].'), expected, ['has to say "3.95" or "four euros"']],
  ['with a wrong word', heard('Yes, €3.95 [1].'), expected, ['must not say "Yes"']],
  [
    'from another source',
    heard('It costs €3.95 [2].', { citations: [2] }),
    expected,
    ['cites product:bread instead of product:tofu'],
  ],
  ['refused', heard('I do not know.', { outcome: 'refused', citations: [] }), expected, ['was refused']],
  [
    'answered though nothing is known',
    heard('It is 7 [1].'),
    { text: '', sources: [] },
    ['had to be refused'],
  ],
])('an answer that is %s', (_, answer, question, wrong) => {
  expect(wrongOf(question, answer)).toEqual(wrong)
})

test('the demo asks 20 questions', () => {
  expect(CONVERSATIONS.flat()).toHaveLength(20)
})
