import { bag } from '../drawings/bags.ts'
import { jar } from '../drawings/containers.ts'
import { eggs } from '../drawings/dairy.ts'
import { berry, sun, wheat } from '../drawings/emblems.ts'
import { type DemoCategory, food, sizes } from '../product.ts'

export const breakfast: DemoCategory = {
  title: 'Eggs & Breakfast',
  slug: 'eggs-breakfast',
  description: 'For slow Sundays and for seven minutes on a Tuesday.',
  products: [
    food({
      title: 'Pasture Eggs',
      description:
        'From hens of an old breed that live in two mobile houses on grass. Shells come in every shade of brown, and yolks follow the season.\n\n**Contains:** eggs.',
      attributes: { Origin: ['Netherlands'], Diet: ['Vegetarian', 'Gluten-free'], Grown: ['Organic'] },
      variants: sizes('BK-EGGS', ['6 pieces', 345, 380, 40], ['10 pieces', 545, 640, 24]),
      picture: { drawing: eggs, backdrop: '#e6dccd', alt: 'Six brown eggs in an open carton' },
    }),
    food({
      title: 'Oat & Hazelnut Granola',
      description:
        'Baked slowly with rapeseed oil and honey until it clusters. A quarter of it is hazelnuts, and it is less sweet than most.\n\n**Ingredients:** oats, hazelnuts (25 %), honey, rapeseed oil, salt.\n\n**Contains:** gluten (oats), nuts.',
      attributes: { Origin: ['Netherlands'], Diet: ['Vegetarian'] },
      variants: sizes('BK-GRAN', ['400 g', 595, 400, 26], ['1 kg', 1295, 1000, 10, 1395]),
      picture: {
        drawing: bag({
          paper: '#d9c3a0',
          label: '#f6efe0',
          sign: '#a5673a',
          emblem: wheat,
          content: '#c08a4c',
          grain: 6,
        }),
        backdrop: '#dce3d9',
        alt: 'A paper bag of granola with a window',
      },
    }),
    food({
      title: 'Rolled Oats',
      description:
        'Whole oats, steamed and rolled, and nothing added. Milled apart from wheat and tested below 20 ppm, so they are safe for most who avoid gluten.\n\n**Contains:** oats.',
      attributes: { Origin: ['Sweden'], Diet: ['Vegan', 'Gluten-free'], Grown: ['Organic'] },
      variants: sizes('BK-OATS', ['500 g', 225, 500, 50], ['1 kg', 395, 1000, 25]),
      picture: {
        drawing: bag({
          paper: '#b9c7cf',
          label: '#f5f3ea',
          sign: '#5b7c94',
          emblem: sun,
          content: '#e6d5b0',
          grain: 5,
        }),
        backdrop: '#e8e0d2',
        alt: 'A blue-grey bag of rolled oats with a window',
      },
    }),
    food({
      title: 'Strawberry Jam',
      description:
        'Two parts strawberries, one part sugar, cooked in small pans so that the fruit stays whole. Soft, not stiff.\n\n**Ingredients:** strawberries (65 %), cane sugar, lemon juice, pectin.',
      attributes: { Origin: ['Belgium'], Diet: ['Vegan', 'Gluten-free'] },
      variants: sizes('BK-JAMS', ['340 g', 445, 560, 32]),
      picture: {
        drawing: jar({
          content: '#a92c34',
          lid: '#e9e2d2',
          label: '#fdf8ee',
          sign: '#b53a41',
          emblem: berry,
        }),
        backdrop: '#ecdcd8',
        alt: 'A jar of red strawberry jam',
      },
    }),
  ],
}
