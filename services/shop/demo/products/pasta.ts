import { bag } from '../drawings/bags.ts'
import { tin } from '../drawings/containers.ts'
import { spaghetti } from '../drawings/dry.ts'
import { leaf, pod } from '../drawings/emblems.ts'
import { type DemoCategory, food, sizes } from '../product.ts'

export const pasta: DemoCategory = {
  title: 'Pasta, Rice & Pulses',
  slug: 'pasta-rice-pulses',
  description: 'What a good pantry is built of. All of it keeps for a year and more.',
  products: [
    food({
      title: 'Bronze-Cut Spaghetti',
      description:
        'Pressed through bronze and dried for two days at low heat, so the surface is rough and sauce stays on it. Ten minutes, and taste after nine.\n\n**Ingredients:** durum wheat semolina, water.\n\n**Contains:** gluten.',
      attributes: { Origin: ['Italy'], Diet: ['Vegan'] },
      variants: sizes('PA-SPAG', ['500 g', 295, 500, 70]),
      picture: { drawing: spaghetti, backdrop: '#dbe2e2', alt: 'A bundle of spaghetti in a paper band' },
    }),
    food({
      title: 'Brown Basmati Rice',
      description:
        'Long grains with their bran left on: nutty, and a little chewy. Rinse, then twenty-five minutes with one and a half times as much water.',
      attributes: { Origin: ['India'], Diet: ['Vegan', 'Gluten-free'], Grown: ['Organic', 'Fairtrade'] },
      variants: sizes('PA-BASM', ['500 g', 325, 500, 44], ['2 kg', 1095, 2000, 12, 1195]),
      picture: {
        drawing: bag({
          paper: '#8fa287',
          label: '#f4f1e3',
          sign: '#5d7a52',
          emblem: leaf,
          content: '#c9a877',
          grain: 4,
        }),
        backdrop: '#e7e1d0',
        alt: 'A green bag of brown rice with a window',
      },
    }),
    food({
      title: 'Red Lentils',
      description:
        'Split and peeled, so they need no soaking and are soft in twelve minutes. For dal, for soup, and for thickening what is too thin.',
      attributes: { Origin: ['Türkiye'], Diet: ['Vegan', 'Gluten-free'], Grown: ['Organic'] },
      variants: sizes('PA-LENT', ['500 g', 265, 500, 48]),
      picture: {
        drawing: bag({
          paper: '#d59a78',
          label: '#f9eee2',
          sign: '#b4603c',
          emblem: pod,
          content: '#dd7f4c',
          grain: 4.4,
        }),
        backdrop: '#dfe4dc',
        alt: 'A terracotta bag of red lentils with a window',
      },
    }),
    food({
      title: 'Chickpeas',
      description:
        'Cooked in their own water with a pinch of sea salt and nothing else. Keep the water: whisked, it stands in for egg white.\n\nDrained weight 240 g.',
      attributes: { Origin: ['Italy'], Diet: ['Vegan', 'Gluten-free'], Grown: ['Organic'] },
      variants: sizes('PA-CHIC', ['400 g', 165, 470, 90], ['6 × 400 g', 895, 2820, 15, 990]),
      picture: {
        drawing: tin({ label: '#e9d9ae', sign: '#8a6f33', emblem: pod }),
        backdrop: '#d9dfe3',
        alt: 'A tin of chickpeas',
      },
    }),
  ],
}
