// Ceramics, written in English by a potter in Berlin whose shop is set to German, as every new shop there is.
import { one, type ShopData } from './test-shop-data.ts'

const p = (
  id: string,
  title: string,
  text: string,
  category: string,
  glaze: readonly string[],
  variants: ShopData['products'][number]['variants'],
  clay = 'Stoneware',
) => ({ id, title, text, category, attributes: { Glaze: glaze, Clay: [clay] }, variants })

export const CERAMICS: ShopData = {
  name: 'Lumen Pottery',
  currency: 'EUR',
  language: 'de',
  categories: {
    cups: ['Cups & Mugs', 'Made to be held. Every one is a little different.'],
    plates: ['Plates & Bowls', 'They stack, and they survive the dishwasher.'],
    vases: ['Vases', 'For one stem or for a whole garden.'],
    kitchen: ['Kitchen', 'Butter dishes, jugs and jars.'],
  },
  products: [
    p(
      'mug',
      'Morning Mug',
      'Big handle, 320 ml. Dishwasher and microwave safe.',
      'cups',
      ['Ash white', 'Tenmoku', 'Sea blue'],
      [
        [['Ash white'], 2800],
        [['Tenmoku'], 2800],
        [['Sea blue'], 3200],
      ],
    ),
    p(
      'espresso',
      'Espresso Cup',
      'Holds 70 ml, no handle, stays warm in your palm.',
      'cups',
      ['Ash white'],
      [
        [['Single'], 1600],
        [['Set of 4'], 5800],
      ],
    ),
    p(
      'teabowl',
      'Tea Bowl',
      'A chawan for matcha, with a foot ring. Fired in the wood kiln, so each has its own flash marks.',
      'cups',
      ['Shino'],
      one(6500),
      'Wood-fired stoneware',
    ),
    p(
      'travel',
      'Travel Cup',
      'With a silicone lid. Fits most cup holders.',
      'cups',
      ['Speckled'],
      one(3400, false),
    ),
    p(
      'plate',
      'Dinner Plate',
      '27 cm across, with a low rim.',
      'plates',
      ['Ash white', 'Celadon'],
      [
        [['Ash white'], 3600],
        [['Celadon'], 3900],
      ],
    ),
    p(
      'sideplate',
      'Side Plate',
      '20 cm across. Good for cake.',
      'plates',
      ['Ash white', 'Celadon'],
      one(2600),
    ),
    p(
      'ramen',
      'Ramen Bowl',
      'Deep and generous: 1.1 litres. Two notches hold chopsticks.',
      'plates',
      ['Tenmoku'],
      one(4400),
    ),
    p('pasta', 'Pasta Bowl', 'Wide and shallow, 24 cm.', 'plates', ['Speckled'], one(3800)),
    p('platter', 'Serving Platter', 'Oval, 38 cm long. Not for the oven.', 'plates', ['Celadon'], one(8900)),
    p('budvase', 'Bud Vase', 'For a single stem. 12 cm tall.', 'vases', ['Sea blue', 'Shino'], one(2200)),
    p(
      'moonjar',
      'Moon Jar',
      'A white porcelain globe thrown in two halves. 30 cm tall. Only two a year.',
      'vases',
      ['Clear'],
      one(42000),
      'Porcelain',
    ),
    p('bottle', 'Bottle Vase', 'Narrow neck, 25 cm.', 'vases', ['Tenmoku'], one(5900)),
    p(
      'butter',
      'Butter Dish',
      'Takes a 250 g block. The lid is the dish turned upside down.',
      'kitchen',
      ['Speckled'],
      one(4600),
    ),
    p(
      'jug',
      'Milk Jug',
      'Pours without dripping; we tested 40 spouts. 400 ml.',
      'kitchen',
      ['Ash white'],
      one(3000),
    ),
    p('salt', 'Salt Pig', 'Unglazed inside, so that salt stays dry.', 'kitchen', ['Unglazed'], one(2900)),
    p(
      'berry',
      'Berry Bowl',
      'A colander with a saucer, for washing and serving.',
      'kitchen',
      ['Sea blue'],
      one(5200),
    ),
  ],
  faqs: {
    delivery: [
      'How long does delivery take?',
      'Pieces that are in stock leave within three days. Germany takes 1 to 2 days more, the rest of the EU up to 7.',
    ],
    cost: [
      'What does shipping cost?',
      'DHL is 6.90 € in Germany and 14.50 € in the EU. Orders above 120 € travel free within Germany.',
    ],
    broken: [
      'What if something arrives broken?',
      'Send us a photo within a week and we make you a new one or give your money back.',
    ],
    dishwasher: [
      'Can I put it in the dishwasher?',
      'Yes, everything but the wood-fired pieces and the moon jar. Those like to be washed by hand.',
    ],
    oven: ['Is it oven safe?', 'No. Sudden heat cracks stoneware. The microwave is fine.'],
    custom: [
      'Do you take commissions?',
      'Twice a year, in March and September. Sets start at 12 pieces and take ten weeks.',
    ],
    lead: [
      'Are the glazes food safe?',
      'All our glazes are free of lead and cadmium and tested by a laboratory in Höhr-Grenzhausen.',
    ],
    seconds: [
      'Do you sell seconds?',
      'On the first Saturday in December we open the studio in Neukölln and sell pieces with small flaws for half the price.',
    ],
  },
  pages: {
    about: [
      'The potter',
      'Lumen is Mara Lindqvist, who trained in Mashiko and has thrown pots in Berlin since 2011.',
    ],
    care: [
      'Care',
      '## Crackle\nCeladon crackles with time. This is how it should be.\n\n## Chips\nA small chip can be sanded smooth with wet 400 grit paper.',
    ],
  },
}
