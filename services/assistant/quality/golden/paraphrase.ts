// In words that the shop's texts do not use for it.
import type { WrittenQuestion } from './question.ts'
import { faq } from './sources.ts'

/** About buying. */
const orders: readonly WrittenQuestion[] = [
  {
    id: 'para-abroad',
    question: 'do you ship internationally?',
    sources: [faq.where],
    related: [faq.cost, faq.when],
    mustContain: ['Belgium'],
  },
  {
    id: 'para-how-long',
    question: 'How long until my groceries turn up at home?',
    sources: [faq.when],
    related: [faq.where],
    mustContain: ['next working day'],
  },
  {
    id: 'para-postage',
    question: 'what are the postage fees',
    sources: [faq.cost],
    related: ['page:returns'],
    mustContain: ['4.95'],
  },
  {
    id: 'para-basket',
    question: "from which basket value on don't I pay for shipping",
    sources: [faq.cost],
    mustContain: ['60'],
  },
  {
    id: 'para-collect',
    question: 'may I collect my shopping myself',
    sources: [faq.pickUp],
    related: [faq.cost],
    mustContain: ['Utrecht'],
  },
  {
    id: 'para-visa',
    question: 'do you accept visa or mastercard',
    sources: [faq.pay],
    related: ['page:terms'],
    mustContain: ['card'],
  },
  {
    id: 'para-bill',
    question: 'I would rather settle the bill afterwards, is that ok?',
    sources: [faq.pay],
    related: ['page:terms'],
    mustContain: ['seven days'],
  },
  {
    id: 'para-chilled',
    question: 'how does refrigerated food survive the trip on a hot summer afternoon',
    sources: [faq.cold],
    related: [faq.where],
    mustContain: [['ice packs', 'thirty hours']],
  },
  {
    id: 'para-recycle',
    question: 'is the wrapping recyclable',
    sources: [faq.packaging],
    related: [faq.cold],
    mustContain: ['cardboard'],
  },
  {
    id: 'para-smashed',
    question: 'half of the glasses were smashed when the courier came!! who reimburses me',
    sources: [faq.broken],
    related: ['page:returns', faq.packaging],
    mustContain: ['photo'],
  },
  {
    id: 'para-mind',
    question: 'I changed my mind about something I bought, it is still sealed',
    sources: [faq.returns, 'page:returns', 'page:terms'],
    related: [faq.cancel],
    mustContain: [['30 days', '14 days']],
  },
  {
    id: 'para-mistake',
    question: 'I clicked buy by accident, can it be stopped?',
    sources: [faq.cancel],
    related: ['page:terms'],
    mustContain: ['Cancel order'],
  },
  {
    id: 'para-plants',
    question: 'I only eat plants, what is there for me?',
    sources: [faq.vegan],
    mustContain: ['Diet: Vegan'],
  },
  {
    id: 'para-coeliac',
    question: 'My son has coeliac disease. How careful are you?',
    sources: [faq.glutenFree],
    related: ['product:rolled-oats', faq.allergens],
    mustContain: ['traces'],
  },
  {
    id: 'para-intolerance',
    question: 'I have several food intolerances, where do you list what I need to know?',
    sources: [faq.allergens],
    related: [faq.glutenFree],
    mustContain: ['Contains'],
  },
  {
    id: 'para-bio',
    question: 'is everything bio or do you also have food with pesticides',
    sources: [faq.organic],
    mustContain: ['half'],
  },
  {
    id: 'para-cafe',
    question: 'I run a small café and need larger quantities',
    sources: [faq.restaurants],
    mustContain: ['ten pieces'],
  },
]

/** About the shop. */
const shop: readonly WrittenQuestion[] = [
  {
    id: 'para-founded',
    question: 'who is behind this business and how did it start?',
    sources: ['page:about'],
    related: ['page:imprint', 'page:terms'],
    mustContain: ['2014'],
  },
  {
    id: 'para-store-data',
    question: 'what personal information do you store when somebody buys something',
    sources: ['page:privacy'],
    mustContain: ['address'],
  },
  {
    id: 'para-erase',
    question: 'please erase all information you hold on me, gdpr',
    sources: ['page:privacy'],
    mustContain: ['deleted'],
  },
  {
    id: 'para-cash-back',
    question: 'when is the money on my account again after I have sent something back',
    sources: ['page:returns'],
    related: [faq.returns, faq.broken],
    mustContain: ['five days'],
  },
  {
    id: 'para-legal',
    question: 'What is the legal name of your firm and where is it based?',
    sources: ['page:imprint', 'page:terms'],
    mustContain: ['Polder & Pantry B.V.'],
  },
]

/** About what is sold. */
const goods: readonly WrittenQuestion[] = [
  {
    id: 'para-cacao',
    question: 'a cacao bar from growers who are paid decently',
    sources: ['product:dark-chocolate-72'],
  },
  {
    id: 'para-cookies',
    question: 'typical dutch cookies with a gooey filling',
    sources: ['product:stroopwafels'],
  },
  {
    id: 'para-grinder',
    question: 'I have a grinder and a portafilter machine, which caffeine do you recommend',
    sources: ['product:espresso-beans-dark-roast'],
    related: ['category:coffee-tea-drinks'],
  },
  {
    id: 'para-cappuccino',
    question: 'lactose free alternative for my cappuccino',
    sources: ['product:oat-drink-barista'],
    related: ['product:espresso-beans-dark-roast'],
  },
  {
    id: 'para-curry',
    question: 'legumes for a quick curry on weekdays',
    sources: ['product:red-lentils', 'product:chickpeas'],
    related: ['category:pasta-rice-pulses'],
  },
  {
    id: 'para-noodles',
    question: 'long noodles to which a ragù clings',
    sources: ['product:bronze-cut-spaghetti'],
  },
  {
    id: 'para-nibble',
    question: 'something crunchy to nibble in front of the tv',
    sources: ['product:sea-salt-crisps', 'product:roasted-cashews-salted'],
    related: ['category:sweets-snacks', 'product:stroopwafels', 'product:oat-hazelnut-granola'],
  },
  { id: 'para-citrus', question: 'citrus with crimson pulp', sources: ['product:blood-oranges'] },
  {
    id: 'para-greens',
    question: 'leafy greens for a quick stir fry',
    sources: ['product:young-spinach'],
    related: ['category:vegetables'],
  },
  {
    id: 'para-dessert',
    question: 'birthday dessert for a party of eight people',
    sources: ['product:lemon-drizzle-cake'],
  },
  {
    id: 'para-five-o-clock',
    question: 'a hot beverage for five oclock like the english have it',
    sources: ['product:earl-grey-tea'],
    related: ['category:coffee-tea-drinks', 'product:espresso-beans-dark-roast'],
  },
  {
    id: 'para-mature',
    question: 'a mature, crumbly one for my cheese platter',
    sources: ['product:aged-gouda-24-months'],
    related: ['category:cheese-dairy', 'product:fresh-goats-cheese'],
  },
  {
    id: 'para-aroma',
    question: 'how do I store tomatoes so that they do not lose their aroma',
    sources: ['product:vine-tomatoes'],
    related: ['product:peeled-plum-tomatoes'],
    mustContain: ['fridge'],
  },
  {
    id: 'para-garbanzo',
    question: 'can I use the liquid from the can of garbanzo beans',
    sources: ['product:chickpeas'],
  },
  {
    id: 'para-hard-honey',
    question: 'my jar of honey went hard, did it go off?',
    sources: ['product:wildflower-honey'],
    mustContain: ['warm bath'],
  },
  {
    id: 'para-porridge',
    question: 'what do I need for overnight porridge',
    sources: ['product:rolled-oats', 'product:oat-drink-barista'],
    related: ['category:eggs-breakfast', 'product:oat-hazelnut-granola'],
  },
]

export const paraphrase: readonly WrittenQuestion[] = [...orders, ...shop, ...goods]
