// In the shop's own words.
import type { WrittenQuestion } from './question.ts'
import { faq } from './sources.ts'

export const lexical: readonly WrittenQuestion[] = [
  {
    id: 'lex-germany',
    question: 'Do you deliver to Germany?',
    sources: [faq.where],
    related: [faq.cost, faq.when],
    mustContain: ['Germany'],
  },
  {
    id: 'lex-cost',
    question: 'what does delivery cost in the netherlands',
    sources: [faq.cost],
    related: [faq.where, faq.when],
    mustContain: ['4.95', '60'],
  },
  {
    id: 'lex-gouda',
    question: 'price of the aged gouda',
    sources: ['product:aged-gouda-24-months'],
    mustContain: ['6.25'],
  },
  {
    id: 'lex-starter',
    question: 'sourdough ingredients?',
    sources: ['product:country-sourdough'],
    mustContain: ['rye starter'],
  },
  {
    id: 'lex-pay',
    question: 'Can I pay by card or bank transfer?',
    sources: [faq.pay],
    related: ['page:terms'],
    mustContain: ['seven days'],
  },
  {
    id: 'lex-pick-up',
    question: 'pick up my order in utrecht',
    sources: [faq.pickUp],
    related: [faq.cost],
    mustContain: ['Voorbeeldkade 12'],
  },
  {
    id: 'lex-unopened',
    question: 'Can unopened pasta be returned?',
    sources: [faq.returns, 'page:returns'],
    related: ['page:terms'],
    mustContain: ['30 days'],
  },
  {
    id: 'lex-broken',
    question: 'my order arrived broken, what now',
    sources: [faq.broken],
    related: ['page:returns'],
    mustContain: ['photo'],
  },
  {
    id: 'lex-cancel',
    question: 'Hi, how do I cancel my order?',
    sources: [faq.cancel],
    mustContain: ['Cancel order'],
  },
  {
    id: 'lex-restaurants',
    question: 'do you sell to restaurants',
    sources: [faq.restaurants],
    mustContain: ['ten pieces'],
  },
  {
    id: 'lex-vat',
    question: 'What is your VAT number?',
    sources: ['page:imprint'],
    related: ['page:terms', faq.restaurants],
    mustContain: ['NL000099998B57'],
  },
  {
    id: 'lex-cookies',
    question: 'Are there any advertising cookies on this site?',
    sources: ['page:privacy'],
    mustContain: ['no advertising cookies'],
  },
  {
    id: 'lex-honey',
    question: 'wildflower honey for children under one year?',
    sources: ['product:wildflower-honey'],
    mustContain: ['Not for children under one year'],
  },
  {
    id: 'lex-acidity',
    question: 'acidity of the extra virgin olive oil',
    sources: ['product:extra-virgin-olive-oil'],
    mustContain: ['0.4'],
  },
  {
    id: 'lex-granola',
    question: 'how much hazelnut is in the granola',
    sources: ['product:oat-hazelnut-granola'],
    mustContain: [['25', 'a quarter']],
  },
  {
    id: 'lex-barista',
    question: 'oat drink barista price',
    sources: ['product:oat-drink-barista'],
    mustContain: ['2.15'],
  },
  {
    id: 'lex-fish',
    question: 'show me fish and shellfish',
    sources: [
      'category:fish-shellfish',
      'product:smoked-salmon-sliced',
      'product:whole-mackerel',
      'product:cod-loin',
    ],
    related: ['product:sardines-in-olive-oil'],
  },
  {
    id: 'lex-law',
    question: 'Which law applies to a contract with you?',
    sources: ['page:terms'],
    mustContain: ['Dutch law'],
  },
  {
    id: 'lex-croissants',
    question: 'Do the butter croissants arrive baked?',
    sources: ['product:butter-croissants'],
    mustContain: ['arrive baked'],
  },
  {
    id: 'lex-deposit',
    question: 'is there a deposit on the milk bottles',
    sources: [faq.packaging, 'product:whole-milk-in-glass'],
    mustContain: ['deposit'],
  },
]
