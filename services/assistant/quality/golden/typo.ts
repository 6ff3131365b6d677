// Misspelt, as on a phone in a hurry.
import type { WrittenQuestion } from './question.ts'
import { faq } from './sources.ts'

export const typo: readonly WrittenQuestion[] = [
  {
    id: 'typo-sourdough',
    question: 'how much is the soughdough',
    sources: ['product:country-sourdough'],
    mustContain: ['3.95'],
  },
  {
    id: 'typo-belgium',
    question: 'delivry costs to belgum',
    sources: [faq.cost],
    related: [faq.where, faq.when],
    mustContain: ['9.50'],
  },
  {
    id: 'typo-bananas',
    question: 'do u have banannas',
    sources: ['product:fairtrade-bananas'],
    mustContain: ['Bananas'],
  },
  {
    id: 'typo-jam',
    question: 'strawbery jam price plz',
    sources: ['product:strawberry-jam'],
    mustContain: ['4.45'],
  },
  {
    id: 'typo-espresso',
    question: 'espreso beens 1 kg how much',
    sources: ['product:espresso-beans-dark-roast'],
    mustContain: ['27.95'],
  },
  {
    id: 'typo-croissants',
    question: 'allergns in the crossaints??',
    sources: ['product:butter-croissants'],
    related: [faq.allergens],
    mustContain: ['gluten', 'milk'],
  },
  {
    id: 'typo-return',
    question: 'can i retrun unopend coffee',
    sources: [faq.returns, 'page:returns'],
    related: ['page:terms'],
    mustContain: ['30 days'],
  },
  {
    id: 'typo-arrive',
    question: 'when wil my oder arive',
    sources: [faq.when],
    mustContain: ['next working day'],
  },
  {
    id: 'typo-salmon',
    question: 'smokd samon 200g',
    sources: ['product:smoked-salmon-sliced'],
    mustContain: ['12.95'],
  },
  {
    id: 'typo-oats',
    question: 'roled oats glutenfree?',
    sources: ['product:rolled-oats', faq.glutenFree],
    mustContain: [['20 ppm', 'Gluten-free']],
  },
  {
    id: 'typo-chocolate',
    question: 'is the dark choclate 72 vegan',
    sources: ['product:dark-chocolate-72'],
    mustContain: ['vegan'],
  },
  {
    id: 'typo-chickpeas',
    question: 'chickpees in a tin',
    sources: ['product:chickpeas'],
    mustContain: ['Chickpeas'],
  },
  {
    id: 'typo-potatoes',
    question: 'wher do the pottatoes come from',
    sources: ['product:waxy-potatoes'],
    mustContain: [['Zeeland', 'Netherlands']],
  },
  {
    id: 'typo-saturday',
    question: 'can i pikc up on saterday',
    sources: [faq.pickUp],
    related: [faq.cost],
    mustContain: ['18:00'],
  },
]
