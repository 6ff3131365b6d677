// In languages that the shop does not write.
import { refused, type WrittenQuestion } from './question.ts'
import { faq } from './sources.ts'

export const otherLanguage: readonly WrittenQuestion[] = [
  {
    id: 'lang-de-shipping',
    question: 'Was kostet der Versand nach Deutschland?',
    sources: [faq.cost],
    related: [faq.where, faq.when],
    mustContain: ['9.50'],
  },
  {
    id: 'lang-nl-when',
    question: 'Wanneer komt mijn bestelling aan?',
    sources: [faq.when],
    mustContain: ['next working day'],
  },
  {
    id: 'lang-fr-card',
    question: 'Puis-je payer par carte ?',
    sources: [faq.pay],
    related: ['page:terms'],
    mustContain: ['card'],
  },
  {
    id: 'lang-es-return',
    question: '¿Puedo devolver un producto?',
    sources: [faq.returns, 'page:returns'],
    related: ['page:terms'],
    mustContain: ['30 days'],
  },
  {
    id: 'lang-it-goat',
    question: 'Avete formaggio di capra?',
    sources: ['product:fresh-goats-cheese'],
    mustContain: ['Goat'],
  },
  {
    id: 'lang-de-vegan',
    question: 'Welche Produkte sind vegan?',
    sources: [faq.vegan],
    mustContain: ['vegan'],
  },
  {
    id: 'lang-nl-butter',
    question: 'hoeveel kost de boter',
    sources: ['product:farm-butter-salted'],
    related: ['product:butter-croissants'],
    mustContain: ['3.95'],
  },
  {
    id: 'lang-fr-honey',
    question: "d'où vient le miel",
    sources: ['product:wildflower-honey'],
    mustContain: [['Netherlands', 'Waal']],
  },
  {
    id: 'lang-de-pick-up',
    question: 'Kann ich meine Bestellung abholen?',
    sources: [faq.pickUp],
    mustContain: ['Utrecht'],
  },
  {
    id: 'lang-es-oil',
    question: '¿cuánto cuesta el aceite de oliva?',
    sources: ['product:extra-virgin-olive-oil'],
    mustContain: ['11.95'],
  },
  {
    id: 'lang-it-chocolate',
    question: 'il cioccolato fondente è biologico?',
    sources: ['product:dark-chocolate-72'],
    mustContain: ['Organic'],
  },
  {
    id: 'lang-nl-cancel',
    question: 'kan ik mijn bestelling annuleren',
    sources: [faq.cancel],
    mustContain: ['Cancel order'],
  },
  {
    id: 'lang-fr-belgium',
    question: 'livrez-vous en Belgique ?',
    sources: [faq.where, faq.cost, faq.when],
    mustContain: ['Belgium'],
  },
  {
    id: 'lang-de-bread',
    question: 'Habt ihr veganes Brot?',
    sources: ['product:country-sourdough', 'product:seeded-rye'],
    related: ['category:bread-bakery', faq.vegan],
  },
  refused('lang-de-football', 'Wer hat die Fußball-Weltmeisterschaft gewonnen?'),
  refused('lang-es-capital', '¿Cuál es la capital de Perú?', 'Bananas', 'Chocolate'),
]
