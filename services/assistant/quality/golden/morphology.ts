// The shop's words in other forms.
import type { WrittenQuestion } from './question.ts'
import { faq } from './sources.ts'

export const morphology: readonly WrittenQuestion[] = [
  {
    id: 'morph-returning',
    question: 'returning a tin, is that possible?',
    sources: [faq.returns, 'page:returns'],
    related: ['page:terms'],
    mustContain: ['30 days'],
  },
  {
    id: 'morph-paying',
    question: 'paying by transferring money, how many days do I have?',
    sources: [faq.pay],
    related: ['page:terms'],
    mustContain: ['seven days'],
  },
  {
    id: 'morph-cheeses',
    question: 'which cheeses do you have',
    sources: ['category:cheese-dairy', 'product:aged-gouda-24-months', 'product:fresh-goats-cheese'],
    related: ['product:whole-milk-in-glass', 'product:farm-butter-salted'],
  },
  {
    id: 'morph-layer',
    question: 'a croissant has how many layer',
    sources: ['product:butter-croissants'],
    mustContain: ['Twenty-seven'],
  },
  {
    id: 'morph-potato',
    question: 'potato for a gratin',
    sources: ['product:waxy-potatoes'],
    mustContain: ['gratins'],
  },
  {
    id: 'morph-lentil',
    question: 'must a red lentil be soaked?',
    sources: ['product:red-lentils'],
    mustContain: ['no soaking'],
  },
  {
    id: 'morph-cancelling',
    question: 'cancelling orders that you have not packed',
    sources: [faq.cancel],
    mustContain: ['Cancel order'],
  },
  {
    id: 'morph-allergenic',
    question: 'where do you describe allergenic ingredients',
    sources: [faq.allergens],
    mustContain: ['Contains'],
  },
  {
    id: 'morph-deliveries',
    question: 'deliveries to Luxembourg',
    sources: [faq.where, faq.cost, faq.when],
    mustContain: ['Luxembourg'],
  },
  {
    id: 'morph-tomato',
    question: 'peeled tomato in thick juices',
    sources: ['product:peeled-plum-tomatoes'],
  },
  {
    id: 'morph-pear',
    question: 'how firm is a pear when it arrives',
    sources: ['product:conference-pears'],
    mustContain: ['arrive firm'],
  },
  {
    id: 'morph-certify',
    question: 'Do you sell organically grown food from farms with a certification?',
    sources: [faq.organic],
    mustContain: ['half'],
  },
  { id: 'morph-egg', question: 'egg of hens living on grassland', sources: ['product:pasture-eggs'] },
  {
    id: 'morph-withdraw',
    question: 'withdrawing from a contract: how long',
    sources: ['page:terms'],
    related: ['page:returns'],
    mustContain: ['14 days'],
  },
]
