import { expect, test } from 'vitest'
import { languageOf, translated } from './translating.ts'

test.each([
  ['Wohin liefern Sie?', 'de', 'where deliver'],
  ['Was kostet der Versand nach Belgien?', 'de', 'what cost delivery Belgium'],
  ['Kann ich meine Bestellung stornieren?', 'de', 'my order cancel'],
  ['Hoe kan ik betalen?', 'nl', 'how pay'],
  ['Kan ik mijn bestelling ophalen?', 'nl', 'my order pick up'],
  ['Quels produits sont végétaliens ?', 'fr', 'which products vegan'],
  ['Avez-vous du fromage de chèvre ?', 'fr', 'do you have goat cheese'],
  ['¿Cuánto cuesta el envío?', 'es', 'how much cost delivery'],
  ['¿Tienen algo sin gluten?', 'es', 'do you have gluten-free'],
  ['Posso restituire un prodotto?', 'it', 'return product'],
  ['Quanto costa la spedizione?', 'it', 'how much cost delivery'],
  ['Haben Sie Wein unter 10 Euro?', 'de', 'do you have wine under 10 euro'],
])('“%s” is %s', (question, language, english) => {
  expect(languageOf(question, 'en')).toBe(language)
  expect(translated(question, language, 'en')).toBe(english)
})

test.each([
  'Where do you deliver?',
  'spaghetti',
  'pasta',
  'how much is the stollen',
  'aged gouda',
  'butter croissants',
  'Do you have Earl Grey?',
  'is it vegan',
  '',
  '🥐',
  'هل لديكم خبز؟',
  'パンはありますか',
  'a',
])('“%s” is taken for the shop’s language', (question) => {
  expect(languageOf(question, 'en')).toBe('en')
  expect(translated(question, 'en', 'en')).toBe(question)
})

test('a shop of another language is asked in English', () => {
  expect(languageOf('Where do you deliver?', 'de')).toBe('en')
  expect(translated('where do you deliver?', 'en', 'de')).toBe('wo liefern')
})
