// Evidence about four things of a small shop, and a checking of answers about them.
import { wordsOfLanguage } from '../../../platform/search/language-words.ts'
import { refKey } from '../../knowledge/schemas.ts'
import { type Evidence, gatherEvidence } from '../evidence.ts'
import { hitOf, productOf, sourceOf } from '../test-shop.ts'
import { type Checking, createChecking } from './checking.ts'
import { groundsOf } from './grounds.ts'

export const MARKER = 'k7q2x9w4m1z8'
export const SYSTEM =
  'You answer questions of customers of the online shop. Use only the numbered evidence in the message and nothing else.'

const sources = [
  productOf('smoked-tofu', 'Smoked Tofu', {
    price: 345,
    text: 'Firm tofu, smoked over beech for six hours. Keep it below 7 °C and use it within three days.\n\nContains: soy.',
    attributes: [{ name: 'Diet', values: ['Vegan'] }],
  }),
  productOf('aged-gouda', 'Aged Gouda', {
    price: 1195,
    text: 'Two years on a wooden shelf. Cut from the wheel on the day it is sent.\n\nContains: milk.',
    attributes: [{ name: 'Origin', values: ['Netherlands'] }],
  }),
  sourceOf(
    'faq',
    'delivery',
    'What does delivery cost?',
    'In the Netherlands €4.95 up to 10 kg, and nothing from €60. What you order before 14:00 from Monday to Friday leaves the same day.',
  ),
  sourceOf(
    'faq',
    'returns',
    'Can I return something?',
    'Unopened goods can be returned within thirty days. Fresh goods cannot. Write to help@shop.example.',
  ),
]

export const evidence: Evidence[] = gatherEvidence({
  hits: sources.map(hitOf),
  current: new Map(sources.map((source) => [refKey(source.ref), source])),
  filters: {},
  currency: 'EUR',
  language: 'en',
})

const words = await wordsOfLanguage('en')

export const newChecking = (question = 'What about it?'): Checking =>
  createChecking(
    groundsOf({
      evidence,
      attributes: [{ values: ['Vegan', 'Vegetarian', 'Gluten-free'] }, { values: ['Netherlands', 'France'] }],
      wording: { words, language: 'en' },
      shop: { name: 'Corner & Co', email: 'hello@corner.example' },
      question,
      secrets: { system: SYSTEM, marker: MARKER },
    }),
  )

/** The whole text at once. */
export function check(text: string, question?: string) {
  const checking = newChecking(question)
  const shown = checking.read(text) + checking.end()
  return { shown: shown.trim(), ...checking.result() }
}
