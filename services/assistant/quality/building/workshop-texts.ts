// What the workshop says about itself.

export const WORKSHOP_FAQS: readonly { question: string; answer: string }[] = [
  {
    question: 'How much is postage?',
    answer: 'Within the UK £4.50, and free from £80. To the EU £14, to the rest of the world £25.',
  },
  {
    question: 'How long does dispatch take?',
    answer: 'Things in stock are sent within two working days. Made-to-order pieces take four to six weeks.',
  },
  {
    question: 'What is your returns policy?',
    answer:
      'Send it back unused within 60 days and we refund you in full, except for personalised pieces. You pay the postage back unless we made a mistake.',
  },
  {
    question: 'Which size should I choose?',
    answer:
      'Each garment has its chest width on its page. Lay one that fits you flat, measure from armpit to armpit, and compare.',
  },
  {
    question: 'How do I look after wool?',
    answer:
      'Air it rather than wash it. If you have to, wash it at 30 degrees with a wool soap, never tumble dry it, and keep moths away with cedar.',
  },
  {
    question: 'Can you personalise things?',
    answer:
      'We stamp up to three initials into mugs and handles for £6. Write them into the note of your order.',
  },
  {
    question: 'Can I come and see the workshop?',
    answer: 'The workshop in Hebden Bridge is open on Saturdays from 11 to 4. Dogs are welcome.',
  },
  {
    question: 'Do you supply other shops?',
    answer: 'Yes. Write to trade@millrace.example for our wholesale list. The first order begins at £300.',
  },
  {
    question: 'Are tools guaranteed?',
    answer: 'For life. If steel or handle fail in normal use, we mend or replace them.',
  },
]

export const WORKSHOP_PAGES = [
  {
    kind: 'about',
    title: 'About us',
    body: 'Millrace is a workshop of five people in an old cotton mill. We make some things ourselves and choose the rest from makers we have visited.',
  },
  {
    kind: 'privacy',
    title: 'Privacy',
    body: 'We keep your name, address and orders for six years, as tax law asks. There are no tracking cookies. You may ask for your data or have it erased.',
  },
] as const
