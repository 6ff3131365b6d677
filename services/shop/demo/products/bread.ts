import { boule, croissants, lemonCake, tinLoaf } from '../drawings/bakery.ts'
import { type DemoCategory, food, sizes } from '../product.ts'

const backdrop = '#ead9c2'

export const bread: DemoCategory = {
  title: 'Bread & Bakery',
  slug: 'bread-bakery',
  description: 'Baked before dawn and on your table the same day. What is left at six goes to the food bank.',
  products: [
    food({
      title: 'Country Sourdough',
      description:
        'A round loaf with a dark crust and an open, slightly sour crumb. The dough rests for twenty hours, so it keeps for four days in a cloth and is even better toasted on the third.\n\n**Ingredients:** wheat flour, water, rye starter, sea salt. Nothing else.\n\n**Contains:** gluten (wheat, rye).',
      attributes: { Origin: ['Netherlands'], Diet: ['Vegan'], Baked: ['This morning'] },
      variants: sizes('BR-SOUR', ['500 g', 395, 500, 24], ['1 kg', 645, 1000, 18]),
      picture: { drawing: boule, backdrop, alt: 'A round sourdough loaf, dusted with flour and scored' },
    }),
    food({
      title: 'Seeded Rye',
      description:
        'Dense, moist and full of sunflower seeds, linseed and pumpkin seeds. A thin slice with butter is a breakfast. Keeps for a week when the cut side is covered.\n\n**Ingredients:** wholemeal rye, water, seeds (22 %), sea salt.\n\n**Contains:** gluten (rye). May contain sesame.',
      attributes: { Origin: ['Germany'], Diet: ['Vegan'], Baked: ['This morning'] },
      variants: sizes('BR-RYE', ['500 g', 425, 500, 16]),
      picture: {
        drawing: tinLoaf('#8a5a34', '#b98a5a'),
        backdrop,
        alt: 'A dark rye loaf with two slices full of seeds',
      },
    }),
    food({
      title: 'Butter Croissants',
      description:
        'Twenty-seven layers, real butter and no hurry. They arrive baked: five minutes at 180 °C bring the crackle back.\n\n**Ingredients:** wheat flour, butter (24 %), milk, sugar, yeast, salt.\n\n**Contains:** gluten, milk.',
      attributes: { Origin: ['France'], Diet: ['Vegetarian'], Baked: ['This morning'] },
      variants: sizes('BR-CROI', ['2 pieces', 350, 130, 30], ['6 pieces', 945, 390, 12]),
      picture: { drawing: croissants, backdrop: '#e6dccb', alt: 'Two golden butter croissants' },
    }),
    food({
      title: 'Lemon Drizzle Cake',
      description:
        'A loaf cake soaked with lemon syrup while it is hot and iced once it is cold. Sharp enough to want a second slice. Serves eight.\n\n**Ingredients:** eggs, sugar, wheat flour, butter, lemon (11 %).\n\n**Contains:** gluten, eggs, milk.',
      attributes: { Origin: ['Netherlands'], Diet: ['Vegetarian'], Baked: ['Yesterday'] },
      variants: sizes('BR-LEMO', ['600 g', 850, 600, 3]),
      picture: {
        drawing: lemonCake,
        backdrop: '#e9e3c6',
        alt: 'An iced lemon cake with three slices of lemon on top',
      },
    }),
  ],
}
