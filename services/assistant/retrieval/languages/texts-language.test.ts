import { expect, test } from 'vitest'
import { languageOfTexts } from './texts-language.ts'

const ENGLISH = [
  'How long does delivery take?',
  'Pieces that are in stock leave within three days. The rest of the EU takes up to 7.',
]
const GERMAN = [
  'Was kostet der Versand?',
  'Innerhalb Deutschlands 5,90 €, und ab 100 € liefern wir frei Haus.',
]

test.each([
  ['English texts of a shop that is set to German', ENGLISH, 'de', 'en'],
  ['German texts of a shop that is set to German', GERMAN, 'de', 'de'],
  ['German texts of a shop that is set to English', GERMAN, 'en', 'de'],
  ['English texts of a shop that is set to Polish', ENGLISH, 'pl', 'en'],
  [
    'texts in a language that is not known here',
    ['Ile kosztuje wysyłka do Niemiec i czy można zwrócić zakupiony towar w sklepie?'],
    'pl',
    'pl',
  ],
  ['a few names of things', ['Morning Mug', 'Bud Vase'], 'de', 'de'],
  ['no texts', [], 'fr', 'fr'],
])('%s', (_, texts, setting, language) => {
  expect(languageOfTexts(texts, setting)).toBe(language)
})
