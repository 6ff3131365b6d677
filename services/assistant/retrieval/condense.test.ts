import { expect, test } from 'vitest'
import { wordsOfLanguage } from '../../platform/search/language-words.ts'
import { condense } from './condense.ts'
import type { PastTurn } from './contract.ts'

const turn = (question: string, ...sourceTitles: string[]): PastTurn => ({
  question,
  answer: sourceTitles.length > 0 ? 'Yes [1].' : '',
  sourceTitles,
})
const MUGS = turn('do you have a mug in white?', 'Speckled Mug', 'Blue Espresso Cup')
const GOUDA = turn('do you sell old cheese?', 'Aged Gouda')
const COSTS = turn('What does delivery cost?', 'What does delivery cost?')
const words = wordsOfLanguage('en')

test.each([
  ['how much is it?', [GOUDA], 'how much is it? Aged Gouda'],
  ['How much?', [GOUDA], 'How much? Aged Gouda'],
  ['is that one vegan?', [GOUDA], 'is that one vegan? Aged Gouda'],
  ['in stock?', [GOUDA], 'in stock? Aged Gouda'],
  ['where does it come from?', [GOUDA], 'where does it come from? Aged Gouda'],
  ['do they come in bigger packs?', [MUGS], 'do they come in bigger packs? Speckled Mug, Blue Espresso Cup'],
  ['and what about the blue one?', [MUGS], 'and what about the blue one? Blue Espresso Cup'],
  ['is it dishwasher safe?', [MUGS], 'is it dishwasher safe? Speckled Mug'],
  ['and to Belgium?', [COSTS], 'and to Belgium? What does delivery cost?'],
  ['what about brie?', [GOUDA], 'what about brie? do you sell old cheese?'],
  ['and is it organic?', [GOUDA], 'and is it organic? Aged Gouda'],
  ['can I return it?', [GOUDA], 'can I return it? Aged Gouda'],
  ['and what sizes?', [MUGS], 'and what sizes? Speckled Mug'],
  ['how much is it?', [GOUDA, turn('what is a prime number')], 'how much is it? Aged Gouda'],
])('“%s” is completed', async (question, history, text) => {
  expect(condense(question, history, await words).text).toBe(text)
})

test.each([
  ['Do you sell apples?', [GOUDA]],
  ['what is a prime number?', [GOUDA]],
  ['who won the world cup?', [COSTS]],
  ['is it possible to pay by card?', [GOUDA]],
  ['how long does it take to deliver?', [GOUDA]],
  ['are there any discounts', [GOUDA]],
  ['something that is vegan', [GOUDA]],
  ['What does delivery cost?', [GOUDA]],
  ['and delivery?', [GOUDA]],
  ['how do returns work', [GOUDA]],
  ['and do you sell oysters?', [GOUDA]],
  ['and who won the world cup?', [GOUDA]],
  ['thanks', [GOUDA]],
  ['ok', [GOUDA]],
  ['how much is it?', []],
  ['how much is it?', [turn('what is a prime number')]],
  ['and to Belgium?', [turn('who are you')]],
  ['how much is it?', [GOUDA, turn('a'), turn('b'), turn('c')]],
  ['😀', [GOUDA]],
  ['', [GOUDA]],
  [`it ${'word '.repeat(30)}`, [GOUDA]],
])('“%s” is left as it is', async (question, history) => {
  expect(condense(question, history, await words)).toEqual({ text: question, subject: '' })
})
