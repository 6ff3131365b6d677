import { expect, test } from 'vitest'
import { languageOf } from './language.ts'

test.each([
  ['en', 'Dear {{name}},\n\nI would like to apply for the position, and look forward to hearing from you.'],
  [
    'de',
    'Sehr geehrte Damen und Herren,\n\nhiermit bewerbe ich mich bei Ihnen als **{{role}}**. Mit freundlichen Grüßen',
  ],
  ['fr', 'Bonjour,\n\nje vous écris pour le poste dans votre équipe. Bien à vous'],
  ['es', 'Estimada señora:\n\nle escribo para el puesto en su empresa, que me interesa por las personas.'],
  [
    'it',
    'Gentile signora,\n\nle scrivo per il posto nella vostra azienda, che mi interessa con una certa urgenza.',
  ],
  ['pt', 'Prezado senhor,\n\nescrevo para você em nome da minha empresa, que não tem uma vaga.'],
  ['nl', 'Geachte mevrouw,\n\nik schrijf u voor het werk bij uw bedrijf en hoop dat u mijn brief leest.'],
  ['pl', 'Szanowny Panie,\n\npiszę do Pana, że moje doświadczenie jest dla Państwa firmy oraz nie tylko.'],
  ['cs', 'Dobrý den,\n\npíšu vám, že jsem se přihlásil pro vaše místo na stránkách.'],
  ['en', 'xyz'],
  ['en', ''],
])('the language of a mail is %s: %j', (code, text) => {
  expect(languageOf(text).code).toBe(code)
})
