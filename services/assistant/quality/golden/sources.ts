// Short names for the demo shop's questions, whose words may change.
import type { SourceName } from './question.ts'

export const faq = {
  where: 'faq:Where do you deliver?',
  when: 'faq:When will my order arrive?',
  cost: 'faq:What does delivery cost?',
  pickUp: 'faq:Can I pick up my order?',
  pay: 'faq:How can I pay?',
  cold: 'faq:How do you keep cold things cold?',
  packaging: 'faq:What happens with the packaging?',
  broken: 'faq:Something arrived broken or spoiled. What now?',
  returns: 'faq:Can I return what I do not like?',
  cancel: 'faq:Can I change or cancel my order?',
  vegan: 'faq:Which products are vegan?',
  glutenFree: 'faq:Which products are gluten-free?',
  allergens: 'faq:Where do I find allergens?',
  organic: 'faq:Are your products organic?',
  restaurants: 'faq:Do you sell to restaurants?',
} as const satisfies Record<string, SourceName>
