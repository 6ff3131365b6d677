import { apples, bananas, oranges, pears } from '../drawings/fruit.ts'
import { type DemoCategory, food, sizes } from '../product.ts'

export const fruit: DemoCategory = {
  title: 'Fruit',
  slug: 'fruit',
  description: 'Picked ripe, and only what is good right now. We say where it grew, always.',
  products: [
    food({
      title: 'Elstar Apples',
      description:
        'Crisp, juicy and a little sharp: the apple that most of us grew up with. From an orchard in the Betuwe that keeps bees and mows twice a year.\n\nKeep them cool and away from bananas.',
      attributes: { Origin: ['Netherlands'], Diet: ['Vegan', 'Gluten-free'], Grown: ['Organic'] },
      variants: sizes('FR-ELST', ['1 kg', 295, 1000, 60], ['2 kg', 545, 2000, 30]),
      picture: { drawing: apples, backdrop: '#dfe5d3', alt: 'Three red Elstar apples with a leaf' },
    }),
    food({
      title: 'Conference Pears',
      description:
        'Slender, sweet and honest about it: they arrive firm and are ready when the neck gives a little, which takes two or three days on the windowsill.',
      attributes: { Origin: ['Belgium'], Diet: ['Vegan', 'Gluten-free'], Grown: ['Conventional'] },
      variants: sizes('FR-CONF', ['1 kg', 325, 1000, 40]),
      picture: { drawing: pears, backdrop: '#e4e2cb', alt: 'Two green-yellow Conference pears' },
    }),
    food({
      title: 'Blood Oranges',
      description:
        'From the slopes of Etna, where cold nights turn the flesh red. Less acid than other oranges, with a taste of raspberry. The season is short: December to March.\n\nThe peel is not treated, so it may be used.',
      attributes: { Origin: ['Italy'], Diet: ['Vegan', 'Gluten-free'], Grown: ['Organic'] },
      variants: sizes('FR-BLOO', ['1 kg', 475, 1000, 0]),
      picture: {
        drawing: oranges('#dd7a35', '#b3322f'),
        backdrop: '#ecdccd',
        alt: 'Blood oranges, one of them halved and dark red inside',
      },
    }),
    food({
      title: 'Fairtrade Bananas',
      description:
        'Grown by a cooperative of small farms in Piura. They travel by ship and never by air. Yellow with green tips when they arrive; spotted means sweet, not bad.',
      attributes: { Origin: ['Peru'], Diet: ['Vegan', 'Gluten-free'], Grown: ['Organic', 'Fairtrade'] },
      variants: sizes('FR-BANA', ['1 kg', 235, 1000, 80]),
      picture: { drawing: bananas, backdrop: '#dbe3e2', alt: 'A bunch of three bananas' },
    }),
  ],
}
