// Short names for the workshop's questions, whose words may change.
import type { SourceName } from '../golden/question.ts'

export const faq = {
  postage: 'faq:How much is postage?',
  dispatch: 'faq:How long does dispatch take?',
  returns: 'faq:What is your returns policy?',
  sizes: 'faq:Which size should I choose?',
  wool: 'faq:How do I look after wool?',
  initials: 'faq:Can you personalise things?',
  visit: 'faq:Can I come and see the workshop?',
  trade: 'faq:Do you supply other shops?',
  guarantee: 'faq:Are tools guaranteed?',
} as const satisfies Record<string, SourceName>
