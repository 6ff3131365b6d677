// Asked of the workshop in its own words, misspelt, and in other forms of them.
import type { WrittenQuestion } from '../golden/question.ts'
import { faq } from './workshop-sources.ts'
import { answered } from './written.ts'

export const lexical: readonly WrittenQuestion[] = [
  answered('how much is postage to the EU?', faq.postage),
  answered('speckled mug', 'product:speckled-mug'),
  answered('are the tools guaranteed', faq.guarantee),
  answered('is the dinner plate green', 'product:dinner-plate'),
]

export const typo: readonly WrittenQuestion[] = [
  answered('cashmeer scarf', 'product:cashmere-scarf'),
  answered('japanese pul saw', 'product:japanese-pull-saw'),
  answered('porcelian cup', 'product:blue-espresso-cup'),
]

export const morphology: readonly WrittenQuestion[] = [
  answered('washing the jumper', 'product:fishermans-jumper', faq.wool),
  answered('do you have chisels?', 'product:bench-chisel-19-mm'),
  answered('visiting the workshop', faq.visit),
]
