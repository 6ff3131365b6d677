// Answered by data: prices, stock, categories, attributes. Prices are after the sale on pasta, rice and pulses.
import type { WrittenQuestion } from './question.ts'

export const filter: readonly WrittenQuestion[] = [
  {
    id: 'filter-pulses',
    question: 'anything in pasta, rice & pulses below 2 euro?',
    sources: ['product:chickpeas'],
    mustContain: ['1.40'],
  },
  {
    id: 'filter-fruit',
    question: 'which fruit is under 3 euros?',
    sources: ['product:elstar-apples', 'product:fairtrade-bananas'],
    mustContain: ['2.95', '2.35'],
  },
  {
    id: 'filter-dairy',
    question: 'cheese & dairy for less than €4 please',
    sources: ['product:whole-milk-in-glass', 'product:farm-butter-salted'],
    mustNotContain: ['Aged Gouda'],
  },
  {
    id: 'filter-bread',
    question: 'vegan bread',
    sources: ['product:country-sourdough', 'product:seeded-rye'],
    mustNotContain: ['Butter Croissants'],
  },
  {
    id: 'filter-breakfast',
    question: "gluten free things from eggs and breakfast, my wife can't have gluten",
    sources: ['product:pasture-eggs', 'product:rolled-oats', 'product:strawberry-jam'],
    mustNotContain: ['Granola'],
  },
  {
    id: 'filter-vegetables',
    question: 'Show me organic vegetables',
    sources: ['product:bunched-carrots', 'product:young-spinach'],
    mustNotContain: ['Waxy Potatoes'],
  },
  {
    id: 'filter-portugal',
    question: 'what do you have from Portugal?',
    sources: ['product:flaky-sea-salt', 'product:sardines-in-olive-oil'],
  },
  {
    id: 'filter-italian',
    question: 'italian products up to 4 euros',
    sources: ['product:bronze-cut-spaghetti', 'product:chickpeas', 'product:peeled-plum-tomatoes'],
    mustNotContain: ['Basil Pesto'],
  },
  {
    id: 'filter-fairtrade',
    question: 'fairtrade sweets & snacks',
    sources: ['product:dark-chocolate-72', 'product:roasted-cashews-salted'],
  },
  {
    id: 'filter-fish',
    question: 'fish between 5 and 10 euros that is in stock',
    sources: ['product:smoked-salmon-sliced', 'product:whole-mackerel'],
    mustNotContain: ['Cod Loin'],
  },
  {
    id: 'filter-pasta-sale',
    question: "what's on sale in pasta rice and pulses",
    sources: [
      'product:bronze-cut-spaghetti',
      'product:brown-basmati-rice',
      'product:red-lentils',
      'product:chickpeas',
    ],
  },
  {
    id: 'filter-snack-sale',
    question: 'sweets and snacks on offer this week?',
    sources: ['product:sea-salt-crisps'],
    mustNotContain: ['Stroopwafels'],
  },
  {
    id: 'filter-drinks',
    question: 'vegan drinks under three euros',
    sources: ['product:oat-drink-barista'],
    mustContain: ['2.15'],
  },
  {
    id: 'filter-line',
    question: 'line caught fish',
    sources: ['product:whole-mackerel', 'product:cod-loin'],
  },
  {
    id: 'filter-france',
    question: 'vegetarian stuff from france',
    sources: ['product:butter-croissants', 'product:fresh-goats-cheese', 'product:farm-butter-salted'],
  },
  {
    id: 'filter-tins',
    question: 'tins and jars, vegan, for less than four euros',
    sources: ['product:peeled-plum-tomatoes', 'product:sour-cherries-in-syrup'],
    mustNotContain: ['Sardines'],
  },
  {
    id: 'filter-belgian',
    question: 'do you have Belgian products',
    sources: [
      'product:conference-pears',
      'product:young-spinach',
      'product:strawberry-jam',
      'product:sea-salt-crisps',
    ],
  },
  {
    id: 'filter-peru',
    question: 'Everything from Peru',
    sources: ['product:fairtrade-bananas', 'product:dark-chocolate-72'],
  },
]
