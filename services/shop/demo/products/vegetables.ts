import { carrots, potatoes, spinach, tomatoes } from '../drawings/vegetables.ts'
import { type DemoCategory, food, sizes } from '../product.ts'

export const vegetables: DemoCategory = {
  title: 'Vegetables',
  slug: 'vegetables',
  description: 'Mostly from within an hour’s drive. Crooked ones taste the same and cost the same.',
  products: [
    food({
      title: 'Vine Tomatoes',
      description:
        'Left on the vine until they are red all through. Keep them out of the fridge: the cold takes their scent within a day.',
      attributes: { Origin: ['Netherlands'], Diet: ['Vegan', 'Gluten-free'], Grown: ['Conventional'] },
      variants: sizes('VE-TOMA', ['500 g', 245, 500, 45], ['1 kg', 445, 1000, 20]),
      picture: { drawing: tomatoes, backdrop: '#e6dfd2', alt: 'Five red tomatoes on the vine' },
    }),
    food({
      title: 'Bunched Carrots',
      description:
        'Pulled yesterday, with their leaves on. Sweet raw, sweeter roasted. Twist the greens off when you get home, and make pesto of them.',
      attributes: { Origin: ['Netherlands'], Diet: ['Vegan', 'Gluten-free'], Grown: ['Organic'] },
      variants: sizes('VE-CARR', ['1 bunch', 225, 600, 35]),
      picture: { drawing: carrots, backdrop: '#dde4dc', alt: 'A bunch of orange carrots with their greens' },
    }),
    food({
      title: 'Young Spinach',
      description:
        'Small leaves, washed twice, with enough bite for a salad. A whole bunch cooks down to two helpings in a minute.',
      attributes: { Origin: ['Belgium'], Diet: ['Vegan', 'Gluten-free'], Grown: ['Organic'] },
      variants: sizes('VE-SPIN', ['300 g', 275, 300, 22]),
      picture: { drawing: spinach, backdrop: '#e3e6d6', alt: 'A tied bunch of young spinach' },
    }),
    food({
      title: 'Waxy Potatoes',
      description:
        'A yellow, waxy kind that stays whole: for salads, gratins and pans. Grown in sea clay in Zeeland, brushed and not washed, because washed potatoes do not keep.',
      attributes: { Origin: ['Netherlands'], Diet: ['Vegan', 'Gluten-free'], Grown: ['Conventional'] },
      variants: sizes('VE-POTA', ['2 kg', 345, 2000, 40], ['5 kg', 745, 5000, 15]),
      picture: { drawing: potatoes, backdrop: '#e5dccb', alt: 'Potatoes in front of a jute sack' },
    }),
  ],
}
