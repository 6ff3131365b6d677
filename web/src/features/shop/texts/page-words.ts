import type { ShopPage } from '../../../../../services/shop/pages/schemas.ts'

/** What each page is for. */
export const PAGE_WORDS: Record<ShopPage['kind'], { label: string; title: string; hint: string }> = {
  about: {
    label: 'About',
    title: 'About us',
    hint: 'Who makes what you sell, and where. Customers buy from people.',
  },
  terms: {
    label: 'Terms',
    title: 'Terms and conditions',
    hint: 'What customers accept when they order. Without it nobody can buy.',
  },
  privacy: {
    label: 'Privacy',
    title: 'Privacy',
    hint: 'Which data you keep about customers, and for how long.',
  },
  imprint: {
    label: 'Imprint',
    title: 'Imprint',
    hint: 'Who is responsible for the shop, as the law of many countries asks for.',
  },
  returns: {
    label: 'Returns',
    title: 'Returns',
    hint: 'How customers send something back, and who pays for that.',
  },
}
