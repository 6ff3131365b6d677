import { bottle, jar } from '../drawings/containers.ts'
import { bee, drop, leaf, sun } from '../drawings/emblems.ts'
import { type DemoCategory, food, sizes } from '../product.ts'

export const pantry: DemoCategory = {
  title: 'Oil, Vinegar & Honey',
  slug: 'oil-vinegar-honey',
  description: 'A few drops of something good change a whole plate.',
  products: [
    food({
      title: 'Extra Virgin Olive Oil',
      description:
        'Koroneiki olives from one hillside near Kalamata, pressed within a day of picking. Green and peppery. The date of the harvest is on the bottle; use it within eighteen months of that.\n\nAcidity below 0.4 %.',
      attributes: { Origin: ['Greece'], Diet: ['Vegan', 'Gluten-free'], Grown: ['Organic'] },
      variants: sizes('OI-OLIV', ['500 ml', 1195, 900, 30], ['1 l', 2095, 1650, 14]),
      picture: {
        drawing: bottle({ body: '#5e6b35', cap: '#c0a45c', label: '#f4efdf', sign: '#66743a', emblem: leaf }),
        backdrop: '#e3e3cf',
        alt: 'A dark green bottle of olive oil',
      },
    }),
    food({
      title: 'Cider Vinegar, Unfiltered',
      description:
        'Made from whole apples and left cloudy, with its mother. Round rather than biting. For dressings, for pickles, and a spoonful in lentils.\n\nAcidity 5 %.',
      attributes: { Origin: ['Germany'], Diet: ['Vegan', 'Gluten-free'], Grown: ['Organic'] },
      variants: sizes('OI-CIDE', ['500 ml', 395, 880, 28]),
      picture: {
        drawing: bottle({ body: '#c98f3e', cap: '#3d4a44', label: '#f7efdc', sign: '#a8702c', emblem: drop }),
        backdrop: '#dce3de',
        alt: 'An amber bottle of cider vinegar',
      },
    }),
    food({
      title: 'Flaky Sea Salt',
      description:
        'Large, dry flakes that crumble between two fingers. From sea water, sun and wind, and raked by hand. For the end, not for the pot.',
      attributes: { Origin: ['Portugal'], Diet: ['Vegan', 'Gluten-free'] },
      variants: sizes('OI-SALT', ['150 g', 445, 330, 40]),
      picture: {
        drawing: jar({ content: '#f3f4f2', lid: '#5e7f92', label: '#e6eef1', sign: '#4c6c7f', emblem: sun }),
        backdrop: '#d3dfe3',
        alt: 'A jar of white sea salt with a blue lid',
      },
    }),
    food({
      title: 'Wildflower Honey',
      description:
        'From eleven hives along the dikes of the Waal. It is never heated above 40 °C, so it sets in winter; a warm bath makes it run again. Not for children under one year.',
      attributes: { Origin: ['Netherlands'], Diet: ['Vegetarian', 'Gluten-free'] },
      variants: sizes('OI-HONE', ['250 g', 545, 430, 20], ['500 g', 995, 780, 4]),
      picture: {
        drawing: jar({ content: '#d9942b', lid: '#caa44d', label: '#fdf5e1', sign: '#d08f22', emblem: bee }),
        backdrop: '#e9e0c8',
        alt: 'A jar of amber honey with a bee on its label',
      },
    }),
  ],
}
