// Asked of the demo shop after other questions, and what is asked on a wrong premise.
import type { WrittenQuestion } from '../golden/question.ts'
import { faq } from '../golden/sources.ts'
import { after, answered, unanswered } from './written.ts'

export const multiTurn: readonly WrittenQuestion[] = [
  after(
    {
      question: 'What does delivery cost?',
      answer: 'In the Netherlands €4.95 up to 10 kg [1].',
      sources: [faq.cost],
    },
    answered('and to Belgium?', faq.cost, faq.where),
  ),
  after(
    {
      question: 'Do you have old gouda?',
      answer: 'Yes, Aged Gouda, 24 Months [1].',
      sources: ['product:aged-gouda-24-months'],
    },
    answered('how much is it?', 'product:aged-gouda-24-months'),
  ),
  after(
    {
      question: 'what goes into a cappuccino instead of milk',
      answer: 'Oat Drink, Barista [1].',
      sources: ['product:oat-drink-barista'],
    },
    answered('is that one vegan?', 'product:oat-drink-barista'),
  ),
  after(
    { question: 'Do you sell chickpeas?', answer: 'Yes [1].', sources: ['product:chickpeas'] },
    answered('do they come in bigger packs?', 'product:chickpeas'),
  ),
  after(
    {
      question: 'How much is the aged gouda?',
      answer: '€6.25 [1].',
      sources: ['product:aged-gouda-24-months'],
    },
    answered('what about goat cheese?', 'product:fresh-goats-cheese'),
  ),
  after(
    { question: 'do you sell honey', answer: 'Yes [1].', sources: ['product:wildflower-honey'] },
    answered('where does it come from?', 'product:wildflower-honey'),
  ),
  after(
    { question: 'What does delivery cost?', answer: '€4.95 [1].', sources: [faq.cost] },
    unanswered('who won the world cup?'),
  ),
  after(
    { question: 'What does delivery cost?', answer: '€4.95 [1].', sources: [faq.cost] },
    unanswered('write me a poem about it'),
  ),
  after(
    { question: 'do you sell honey', answer: 'Yes [1].', sources: ['product:wildflower-honey'] },
    unanswered('and what is the weather like there?'),
  ),
]

export const falsePremise: readonly WrittenQuestion[] = [
  answered('so the aged gouda is vegan, right?', 'product:aged-gouda-24-months'),
  answered('the red lentils are 1 euro, correct?', 'product:red-lentils'),
  answered('you are open on Sundays for pick up, right?', faq.pickUp),
  answered('honey is vegan, so I can buy it, right?', 'product:wildflower-honey'),
  answered('I can return bread after two weeks, yes?', faq.returns, 'page:returns'),
]
