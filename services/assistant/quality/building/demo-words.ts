// Asked of the demo shop in its own words, misspelt, and in other forms of them.
import type { WrittenQuestion } from '../golden/question.ts'
import { faq } from '../golden/sources.ts'
import { answered } from './written.ts'

export const lexical: readonly WrittenQuestion[] = [
  answered('Where do you deliver?', faq.where),
  answered('how much does delivery cost', faq.cost),
  answered('aged gouda', 'product:aged-gouda-24-months'),
  answered('Is the basil pesto gluten-free?', 'product:basil-pesto'),
  answered('How long do the red lentils cook?', 'product:red-lentils'),
  answered('what allergens are in the granola?', 'product:oat-hazelnut-granola'),
  answered('Do you have espresso beans?', 'product:espresso-beans-dark-roast'),
  answered('How much are the croissants?', 'product:butter-croissants'),
  answered('which cookies do you use?', 'page:privacy'),
]

export const typo: readonly WrittenQuestion[] = [
  answered('do you have spagetti', 'product:bronze-cut-spaghetti'),
  answered('strawbery jam price', 'product:strawberry-jam'),
  answered('delivry costs belgum', faq.cost, faq.where),
  answered('is the choclate vegan?', 'product:dark-chocolate-72'),
  answered('can i cancle my order', faq.cancel),
  answered('smoked samlon', 'product:smoked-salmon-sliced'),
]

export const morphology: readonly WrittenQuestion[] = [
  answered('delivering to germany?', faq.where),
  answered('ways of paying', faq.pay),
  answered('canceled orders', faq.cancel),
  answered('a tomato, please', 'product:vine-tomatoes', 'product:peeled-plum-tomatoes'),
  answered('do you roast coffee yourselves', 'product:espresso-beans-dark-roast'),
  answered('returning opened pasta', faq.returns, 'page:returns'),
]
