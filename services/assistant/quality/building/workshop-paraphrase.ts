// Asked of the workshop in other words, in other languages, and after other questions.
import type { WrittenQuestion } from '../golden/question.ts'
import { faq } from './workshop-sources.ts'
import { after, answered } from './written.ts'

export const paraphrase: readonly WrittenQuestion[] = [
  answered('what does shipping cost', faq.postage),
  answered('can I get my money back if it does not fit', faq.returns),
  answered('when will my parcel be sent?', faq.dispatch),
  answered('a warm hat', 'product:merino-beanie'),
  answered('can you put my name on a cup as a gift', faq.initials),
  answered('do you have a physical store I can drop by?', faq.visit),
  answered('I own a boutique and want to stock your goods', faq.trade),
  answered('the blade broke, will you repair it?', faq.guarantee),
  answered('pullover for a sailor', 'product:fishermans-jumper'),
  answered('does the mug come out of the dishwasher in one piece?', 'product:speckled-mug'),
  answered('something to eat spaghetti from', 'product:pasta-bowl'),
  answered('will it shrink in the washing machine', faq.wool, 'product:fishermans-jumper'),
  answered('how do I find out if I am a medium or a large', faq.sizes),
  answered('how do I have my data deleted?', 'page:privacy'),
  answered('who makes your stuff', 'page:about'),
  answered('wooden dish for greens', 'product:large-salad-bowl'),
]

export const multiTurn: readonly WrittenQuestion[] = [
  after(
    {
      question: 'do you have an espresso cup in white?',
      answer: 'The Speckled Mug [1].',
      sources: ['product:speckled-mug', 'product:blue-espresso-cup'],
    },
    answered('and what about the blue one?', 'product:blue-espresso-cup'),
  ),
  after(
    {
      question: 'do you have a thick jumper',
      answer: "Fisherman's Jumper [1].",
      sources: ['product:fishermans-jumper'],
    },
    answered('can I tumble dry it?', 'product:fishermans-jumper', faq.wool),
  ),
]

export const otherLanguage: readonly WrittenQuestion[] = [
  answered('Wie viel kostet der Versand?', faq.postage),
  answered('Avez-vous un bonnet ?', 'product:merino-beanie'),
  answered('Hoe lang duurt de levering?', faq.dispatch),
]
