// Asked of the demo shop in words that its texts do not use for it.
import type { WrittenQuestion } from '../golden/question.ts'
import { faq } from '../golden/sources.ts'
import { answered } from './written.ts'

export const paraphrase: readonly WrittenQuestion[] = [
  answered('how do I get my money back', faq.returns, 'page:returns', faq.broken),
  answered('my parcel was smashed when it got here', faq.broken),
  answered('Do you ship abroad?', faq.where),
  answered('what are the shipping fees', faq.cost),
  answered('can I collect it myself at your place?', faq.pickUp),
  answered('which credit cards do you accept', faq.pay),
  answered('will the fish still be fresh when it gets here in summer?', faq.cold),
  answered('I want to send it back', faq.returns, 'page:returns'),
  answered('something for coeliacs', faq.glutenFree),
  answered('is there anything without animal products', faq.vegan),
  answered('how fast is shipping', faq.when),
  answered('who are you people and since when do you exist?', 'page:about'),
  answered('I run a café. Can I buy in bulk?', faq.restaurants),
  answered('what do you do with my personal information?', 'page:privacy'),
  answered('what am I to do with all the boxes?', faq.packaging),
  answered('I changed my mind about a purchase I just made', faq.cancel),
  answered('I have a nut allergy. How do I know what is safe?', faq.allergens),
  answered('where is my stuff', faq.when),
  answered(
    'something to spread on toast in the morning',
    'product:strawberry-jam',
    'product:wildflower-honey',
    'product:farm-butter-salted',
  ),
  answered('a milk alternative for my cappuccino', 'product:oat-drink-barista'),
  answered(
    'something sweet to go with coffee',
    'product:stroopwafels',
    'product:lemon-drizzle-cake',
    'product:dark-chocolate-72',
    'category:sweets-snacks',
  ),
  answered('tinned fish', 'product:sardines-in-olive-oil'),
  answered('is anything grown without pesticides', faq.organic),
  answered('which laws apply when I buy from you?', 'page:terms'),
  answered('hours when I can fetch my groceries', faq.pickUp),
  answered('how long does the sourdough last', 'product:country-sourdough'),
  answered('is honey safe for a baby of eight months?', 'product:wildflower-honey'),
  answered('free shipping minimum?', faq.cost),
]
