import { bag } from '../drawings/bags.ts'
import { bottle, carton, packet } from '../drawings/containers.ts'
import { apple, bean, leaf, wheat } from '../drawings/emblems.ts'
import { type DemoCategory, food, sizes } from '../product.ts'

export const drinks: DemoCategory = {
  title: 'Coffee, Tea & Drinks',
  slug: 'coffee-tea-drinks',
  description: 'Roasted on Tuesdays, pressed in October, steeped whenever you like.',
  products: [
    food({
      title: 'Espresso Beans, Dark Roast',
      description:
        'A blend of washed Colombian and natural Brazilian beans, roasted on Tuesdays in Utrecht and sent by Thursday. Chocolate and roasted hazelnut, and little acid. Best from one to six weeks after the roast.',
      attributes: { Origin: ['Colombia', 'Brazil'], Diet: ['Vegan', 'Gluten-free'], Grown: ['Fairtrade'] },
      variants: sizes('DR-ESPR', ['250 g', 795, 260, 35], ['1 kg', 2795, 1020, 12]),
      picture: {
        drawing: bag({
          paper: '#3b3230',
          label: '#e9dcc4',
          sign: '#6f4a2c',
          emblem: bean,
          content: '#5a3a24',
          grain: 7,
        }),
        backdrop: '#e2d8cb',
        alt: 'A black bag of espresso beans with a window',
      },
    }),
    food({
      title: 'Earl Grey Tea',
      description:
        'Black tea from Ceylon with oil of real bergamot. Loose leaves: one heaped teaspoon for a cup, three minutes, not more.',
      attributes: { Origin: ['Sri Lanka'], Diet: ['Vegan', 'Gluten-free'], Grown: ['Organic'] },
      variants: sizes('DR-EARL', ['100 g', 645, 140, 30]),
      picture: {
        drawing: packet({ front: '#39596b', label: '#f3ecd9', sign: '#39596b', emblem: leaf }),
        backdrop: '#e5e0d3',
        alt: 'A dark blue box of loose tea',
      },
    }),
    food({
      title: 'Cloudy Apple Juice',
      description:
        'Pressed from one orchard’s windfalls and pasteurised, not concentrated. Tart and cloudy, and each year a little different.\n\n**Ingredients:** apples. That is the list.',
      attributes: { Origin: ['Netherlands'], Diet: ['Vegan', 'Gluten-free'] },
      variants: sizes('DR-APPL', ['750 ml', 325, 1250, 48], ['6 × 750 ml', 1750, 7500, 10, 1950]),
      picture: {
        drawing: bottle({
          body: '#d8ab4a',
          cap: '#8f3b2e',
          label: '#f9f3df',
          sign: '#b4452f',
          emblem: apple,
        }),
        backdrop: '#dfe6da',
        alt: 'A bottle of cloudy apple juice',
      },
    }),
    food({
      title: 'Oat Drink, Barista',
      description:
        'Creamy enough to foam and plain enough for porridge. Enriched with calcium; no added sugar, but oats bring some of their own.\n\n**Ingredients:** water, oats (11 %), rapeseed oil, calcium, salt.\n\n**Contains:** gluten (oats).',
      attributes: { Origin: ['Sweden'], Diet: ['Vegan'] },
      variants: sizes('DR-OATD', ['1 l', 215, 1040, 72], ['6 × 1 l', 1175, 6240, 14, 1290]),
      picture: {
        drawing: carton({ front: '#f3ead8', label: '#7f9f96', sign: '#c08a4c', emblem: wheat }),
        backdrop: '#e8ddd3',
        alt: 'A carton of oat drink',
      },
    }),
  ],
}
