import { describe, expect, test } from 'vitest'
import { figuresIn, hasFigure } from './figures.ts'
import { weekdaysIn } from './weekdays.ts'

const read = (text: string) =>
  figuresIn(text).map(({ values, unit }) => [...values, unit?.of ?? '-'].join(' '))

test.each([
  ['€4.95', ['4.95 money']],
  ['4,95 €', ['4.95 money']],
  ['EUR 12', ['12 money']],
  ['two euros', ['2 money']],
  ['50 cents', ['50 money']],
  ['1.195', ['1.195 1195 -']],
  ['1,299.50 dollars', ['1299.5 money']],
  ['twenty-five minutes', ['25 minute']],
  ['fünfundzwanzig Minuten', ['25 minute']],
  ['vijf en twintig', ['5 -', '20 -']],
  ['zwei Tage', ['2 minute']],
  ['trente jours', ['30 minute']],
  ['two hundred grams', ['200 g']],
  ['seven working days', ['7 minute']],
  ['a 24-month guarantee', ['24 month']],
  ['15 %', ['15 percent']],
  ['15 per cent', ['15 percent']],
  ['14:00', ['840 time']],
  ['2 pm', ['840 time']],
  ['14 Uhr', ['840 time']],
  ['it costs 7', ['7 money']],
  ['٣ days', ['3 minute']],
  ['５ €', ['5 money']],
  ['once or one more, a new one', []],
  ['one day', ['1 minute']],
  ['no numbers here', []],
])('%s', (text, figures) => {
  expect(read(text)).toEqual(figures)
})

describe('an answer says the same as its evidence', () => {
  test.each([
    ['€4.95', '4,95 euros', true],
    ['€4.95', '4.95', true],
    ['€1,195.00', '1195 €', true],
    ['1 kg', '1000 g', true],
    ['1 kg', '1 g', false],
    ['24 hours', 'one day', true],
    ['14 days', 'two weeks', true],
    ['30 days', '30 weeks', false],
    ['12 pieces', '€12', false],
    ['at number 12', '€12', false],
    ['72', '72 %', false],
    ['€5', '$5', false],
    ['50 cents', '€0.50', true],
    ['10:00', 'from 10', true],
    ['10:00', '10 pm', false],
    ['5 to 8 days', '5 days', true],
    ['two years', '24 months', true],
  ])('%s, as %s: %s', (evidence, said, isSame) => {
    const [figure] = figuresIn(said)
    expect(figure && hasFigure(figuresIn(evidence), figure)).toBe(isSame)
  })
})

test.each([
  ['Tuesday to Saturday', [1, 2, 3, 4, 5]],
  ['Saturday to Monday', [5, 6, 0]],
  ['on Mondays and Fridays', [0, 4]],
  ['von Montag bis Mittwoch', [0, 1, 2]],
  ['le lundi', [0]],
  ['a sundae on a Monday-morning', [0]],
  ['any day', []],
])('the days of %s', (text, days) => {
  expect([...weekdaysIn(text)].sort()).toEqual(days.toSorted())
})
