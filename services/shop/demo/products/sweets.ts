import { bag, chocolate, pillow } from '../drawings/bags.ts'
import { waffles } from '../drawings/bakery.ts'
import { bean, sun, waves } from '../drawings/emblems.ts'
import { type DemoCategory, food, sizes } from '../product.ts'

export const sweets: DemoCategory = {
  title: 'Sweets & Snacks',
  slug: 'sweets-snacks',
  description: 'For the tin on the shelf that nobody is supposed to know about.',
  products: [
    food({
      title: 'Dark Chocolate 72 %',
      description:
        'Two ingredients: cocoa beans from one valley in Peru, and cane sugar. Ground for three days. It snaps, and tastes of plums.\n\nMay contain milk and nuts.',
      attributes: { Origin: ['Peru'], Diet: ['Vegan', 'Gluten-free'], Grown: ['Organic', 'Fairtrade'] },
      variants: sizes('SW-DARK', ['80 g', 425, 90, 60]),
      picture: {
        drawing: chocolate('#4a2c20', '#2f5d57', '#e7cf9a', bean),
        backdrop: '#e6dbd0',
        alt: 'A bar of dark chocolate, half out of a green wrapper',
      },
    }),
    food({
      title: 'Stroopwafels',
      description:
        'Thin waffles with caramel syrup between them, baked in Gouda. Lay one over a hot cup for two minutes.\n\n**Ingredients:** wheat flour, butter, sugar syrup, cinnamon, salt.\n\n**Contains:** gluten, milk.',
      attributes: { Origin: ['Netherlands'], Diet: ['Vegetarian'] },
      variants: sizes('SW-STRO', ['8 pieces', 395, 320, 44]),
      picture: { drawing: waffles, backdrop: '#dce2e0', alt: 'A pile of five stroopwafels' },
    }),
    food({
      title: 'Roasted Cashews, Salted',
      description:
        'Roasted dry in small batches, so they are crisp and not greasy. A little sea salt, and that is all.\n\n**Contains:** nuts.',
      attributes: { Origin: ['Vietnam'], Diet: ['Vegan', 'Gluten-free'], Grown: ['Fairtrade'] },
      variants: sizes('SW-CASH', ['150 g', 395, 160, 38], ['500 g', 1150, 520, 3]),
      picture: {
        drawing: bag({
          paper: '#cfc0a4',
          label: '#f7f0df',
          sign: '#b08a4e',
          emblem: sun,
          content: '#e0c390',
          grain: 7,
        }),
        backdrop: '#d9e0e4',
        alt: 'A paper bag of cashews with a window',
      },
    }),
    food({
      title: 'Sea Salt Crisps',
      description:
        'Thick slices with their skin on, fried in sunflower oil in a kettle and salted while hot. They shatter.\n\n**Ingredients:** potatoes, sunflower oil, sea salt.',
      attributes: { Origin: ['Belgium'], Diet: ['Vegan', 'Gluten-free'] },
      variants: sizes('SW-CRIS', ['150 g', 265, 160, 54, 295]),
      picture: {
        drawing: pillow({ paper: '#7fa3ad', label: '#f6efdd', sign: '#c98a3a', emblem: waves }),
        backdrop: '#ece1cf',
        alt: 'A blue bag of crisps',
      },
    }),
  ],
}
