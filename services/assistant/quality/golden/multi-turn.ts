// They can only be understood with the turns before.
import type { WrittenQuestion, WrittenTurn } from './question.ts'
import { faq } from './sources.ts'

const turn = (question: string, answer: string, ...sources: WrittenTurn['sources']): WrittenTurn => ({
  question,
  answer,
  sources,
})

export const multiTurn: readonly WrittenQuestion[] = [
  {
    id: 'turn-gouda',
    turns: [
      turn(
        'how much is the gouda',
        'Aged Gouda, 24 Months costs from €6.25 [1].',
        'product:aged-gouda-24-months',
      ),
    ],
    question: 'and is it gluten free?',
    sources: ['product:aged-gouda-24-months'],
    mustContain: ['Gluten-free'],
  },
  {
    id: 'turn-germany',
    turns: [
      turn(
        'What does delivery cost?',
        'In the Netherlands €4.95 up to 10 kg and €8.95 up to 30 kg, and nothing from €60 [1].',
        faq.cost,
      ),
    ],
    question: 'and to germany?',
    sources: [faq.cost],
    related: [faq.where, faq.when],
    mustContain: ['9.50'],
  },
  {
    id: 'turn-bananas',
    turns: [
      turn(
        'do you sell bananas',
        'Fairtrade Bananas cost €2.35 for 1 kg and are in stock [1].',
        'product:fairtrade-bananas',
      ),
    ],
    question: 'are they organic',
    sources: ['product:fairtrade-bananas'],
    related: [faq.organic],
    mustContain: ['Organic'],
  },
  {
    id: 'turn-packs',
    turns: [
      turn('price of oat drink?', 'Oat Drink, Barista costs €2.15 for 1 l [1].', 'product:oat-drink-barista'),
    ],
    question: 'do you also have it in bigger packs?',
    sources: ['product:oat-drink-barista'],
    mustContain: ['11.75'],
  },
  {
    id: 'turn-fresh',
    turns: [
      turn(
        'can i send pasta back',
        'Unopened goods that keep, such as pasta, tins, oil or coffee, can be returned within 30 days [1].',
        faq.returns,
      ),
    ],
    question: 'what about fresh fish',
    sources: [faq.returns, 'page:returns'],
    related: ['page:terms'],
    mustContain: ['cannot'],
  },
  {
    id: 'turn-until',
    turns: [turn('Can I pick up my order?', 'Yes, at Voorbeeldkade 12 in Utrecht [1].', faq.pickUp)],
    question: 'until what time?',
    sources: [faq.pickUp],
    mustContain: ['18:00'],
  },
  {
    id: 'turn-warm',
    turns: [
      turn(
        'croissants?',
        'Butter Croissants cost from €3.50 and are in stock [1].',
        'product:butter-croissants',
      ),
    ],
    question: 'how do I warm them up',
    sources: ['product:butter-croissants'],
    mustContain: ['180'],
  },
  {
    id: 'turn-switch',
    turns: [
      turn(
        'do you sell bananas',
        'Fairtrade Bananas cost €2.35 for 1 kg and are in stock [1].',
        'product:fairtrade-bananas',
      ),
    ],
    question: 'ok thanks. and how can I pay?',
    sources: [faq.pay],
    related: ['page:terms'],
    mustContain: ['card'],
  },
  {
    id: 'turn-greece',
    turns: [
      turn(
        'tell me about your olive oil',
        'Koroneiki olives from one hillside near Kalamata, pressed within a day of picking [1].',
        'product:extra-virgin-olive-oil',
      ),
    ],
    question: 'which country is that',
    sources: ['product:extra-virgin-olive-oil'],
    mustContain: ['Greece'],
  },
  {
    id: 'turn-baby',
    turns: [
      turn(
        'have you got honey',
        'Wildflower Honey costs from €5.45 and is in stock [1].',
        'product:wildflower-honey',
      ),
    ],
    question: 'can my baby have it? she is 8 months',
    sources: ['product:wildflower-honey'],
    mustContain: ['children under one year'],
  },
  {
    id: 'turn-ten',
    turns: [turn('how much are 6 eggs', 'Pasture Eggs cost €3.45 for 6 pieces [1].', 'product:pasture-eggs')],
    question: 'and ten?',
    sources: ['product:pasture-eggs'],
    mustContain: ['5.45'],
  },
  {
    id: 'turn-other-fish',
    turns: [
      turn('smoked salmon', 'Smoked Salmon, Sliced costs from €6.95 [1].', 'product:smoked-salmon-sliced'),
    ],
    question: 'do you have any other fish?',
    sources: [
      'product:cod-loin',
      'product:whole-mackerel',
      'product:sardines-in-olive-oil',
      'category:fish-shellfish',
    ],
    related: ['product:smoked-salmon-sliced'],
  },
  {
    id: 'turn-milk',
    turns: [
      turn(
        'dark chocolate',
        'Dark Chocolate 72 % costs €4.25 and is in stock [1].',
        'product:dark-chocolate-72',
      ),
      turn(
        'is it fairtrade?',
        'Yes: Dark Chocolate 72 % is Organic and Fairtrade [1].',
        'product:dark-chocolate-72',
      ),
    ],
    question: 'does it have milk in it',
    sources: ['product:dark-chocolate-72'],
    mustContain: ['May contain milk'],
  },
  {
    id: 'turn-offer',
    turns: [
      turn(
        'do you sell to restaurants',
        'Gladly. From ten pieces of a product we make an offer [1].',
        faq.restaurants,
      ),
    ],
    question: 'and how quickly do I get that offer?',
    sources: [faq.restaurants],
    mustContain: ['within a day'],
  },
  {
    id: 'turn-steep',
    turns: [
      turn('which teas do you have?', 'Earl Grey Tea costs €6.45 for 100 g [1].', 'product:earl-grey-tea'),
    ],
    question: 'how long should it be in the water',
    sources: ['product:earl-grey-tea'],
    mustContain: ['three minutes'],
  },
  {
    id: 'turn-minutes',
    turns: [
      turn(
        'do you have spaghetti',
        'Bronze-Cut Spaghetti costs €2.51 for 500 g [1].',
        'product:bronze-cut-spaghetti',
      ),
    ],
    question: 'cooking time?',
    sources: ['product:bronze-cut-spaghetti'],
    mustContain: ['Ten minutes'],
  },
  {
    id: 'turn-pears',
    turns: [turn('how much are the apples?', 'Elstar Apples cost from €2.95 [1].', 'product:elstar-apples')],
    question: 'and the pears?',
    sources: ['product:conference-pears'],
    mustContain: ['3.25'],
  },
  {
    id: 'turn-that-long',
    turns: [
      turn(
        'When will my order arrive in Amsterdam?',
        'What you order before 14:00 from Monday to Friday leaves the same day and arrives the next working day in the Netherlands [1].',
        faq.when,
      ),
    ],
    question: 'and if I live in Belgium?',
    sources: [faq.when],
    related: [faq.where, faq.cost],
    mustContain: ['one or two days more'],
  },
]
