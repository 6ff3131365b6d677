import { flatTin, jar, tin } from '../drawings/containers.ts'
import { cherries, leaf, swimmer } from '../drawings/emblems.ts'
import { type DemoCategory, food, sizes } from '../product.ts'

export const preserves: DemoCategory = {
  title: 'Tins & Jars',
  slug: 'tins-jars',
  description: 'Summer, put away for later. Opened in a minute, eaten in ten.',
  products: [
    food({
      title: 'Peeled Plum Tomatoes',
      description:
        'San Marzano type, picked and tinned on the same day, in thick juice. Crush them by hand and cook them for half an hour.\n\n**Ingredients:** tomatoes (65 %), tomato juice.',
      attributes: { Origin: ['Italy'], Diet: ['Vegan', 'Gluten-free'] },
      variants: sizes('TJ-PLUM', ['400 g', 185, 470, 96], ['6 × 400 g', 990, 2820, 20, 1110]),
      picture: {
        drawing: tin({ label: '#c4493b', sign: '#fbe9d2', emblem: leaf }),
        backdrop: '#dfe3d8',
        alt: 'A red tin of plum tomatoes',
      },
    }),
    food({
      title: 'Sardines in Olive Oil',
      description:
        'Whole small sardines, packed by hand with a bay leaf. They get better with age: turn the tin over every few months.\n\n**Ingredients:** sardines (70 %), olive oil, salt, bay.\n\n**Contains:** fish.',
      attributes: { Origin: ['Portugal'], Diet: ['Gluten-free'] },
      variants: sizes('TJ-SARD', ['125 g', 395, 160, 48]),
      picture: {
        drawing: flatTin({ label: '#3f7186', sign: '#f5ead0', emblem: swimmer }),
        backdrop: '#e9dfd0',
        alt: 'A flat blue tin of sardines',
      },
    }),
    food({
      title: 'Basil Pesto',
      description:
        'More basil than oil, with pine nuts and no cashews. Stir it into the pasta off the heat, with a spoon of its water.\n\n**Ingredients:** basil (38 %), olive oil, Parmigiano Reggiano, pine nuts, garlic, salt.\n\n**Contains:** milk. May contain other nuts.',
      attributes: { Origin: ['Italy'], Diet: ['Gluten-free'] },
      variants: sizes('TJ-PEST', ['190 g', 495, 340, 27]),
      picture: {
        drawing: jar({ content: '#6f8f3f', lid: '#37433a', label: '#f5f2df', sign: '#5c7d34', emblem: leaf }),
        backdrop: '#e6e3d3',
        alt: 'A jar of green basil pesto',
      },
    }),
    food({
      title: 'Sour Cherries in Syrup',
      description:
        'Stoned Morello cherries in their own juice with a little sugar. For rice pudding, for a Black Forest cake, and straight from the jar.\n\nDrained weight 185 g.',
      attributes: { Origin: ['Poland'], Diet: ['Vegan', 'Gluten-free'] },
      variants: sizes('TJ-CHER', ['370 g', 375, 600, 33, 425]),
      picture: {
        drawing: jar({
          content: '#6d1f2f',
          lid: '#b9a37a',
          label: '#faf1e6',
          sign: '#8c2a3c',
          emblem: cherries,
        }),
        backdrop: '#dcdfe6',
        alt: 'A jar of dark red cherries',
      },
    }),
  ],
}
