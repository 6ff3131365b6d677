import { butter } from '../drawings/bags.ts'
import { bottle } from '../drawings/containers.ts'
import { round, wedge } from '../drawings/dairy.ts'
import { drop } from '../drawings/emblems.ts'
import { type DemoCategory, food, sizes } from '../product.ts'

export const dairy: DemoCategory = {
  title: 'Cheese & Dairy',
  slug: 'cheese-dairy',
  description: 'From farms that we have visited, with cows and goats that go outside.',
  products: [
    food({
      title: 'Aged Gouda, 24 Months',
      description:
        'Two years on a wooden shelf make it brittle and golden, with crystals that crunch and a taste of caramel. Cut from the wheel on the day it is sent.\n\n**Ingredients:** raw cow’s milk, salt, animal rennet, starter.\n\n**Contains:** milk.',
      attributes: { Origin: ['Netherlands'], Diet: ['Gluten-free'], Milk: ['Cow', 'Raw'] },
      variants: sizes(
        'DA-GOUD',
        ['250 g', 625, 250, 40],
        ['500 g', 1195, 500, 25],
        ['1 kg', 2295, 1000, 8, 2495],
      ),
      picture: {
        drawing: wedge('#e5b352', '#b5662f', [
          [150, 262, 9],
          [214, 246, 6],
          [246, 276, 10],
          [300, 252, 6],
          [180, 288, 5],
        ]),
        backdrop: '#dfe0d8',
        alt: 'A wedge of golden aged Gouda on a wooden board',
      },
    }),
    food({
      title: 'Fresh Goat’s Cheese',
      description:
        'A small, white round with a thin bloomy rind. Mild and creamy when young; give it a week in its paper and it begins to run.\n\n**Ingredients:** pasteurised goat’s milk, salt, microbial rennet.\n\n**Contains:** milk.',
      attributes: { Origin: ['France'], Diet: ['Vegetarian', 'Gluten-free'], Milk: ['Goat'] },
      variants: sizes('DA-GOAT', ['150 g', 445, 150, 2]),
      picture: {
        drawing: round,
        backdrop: '#dde5e4',
        alt: 'A round of white goat’s cheese with a piece cut out',
      },
    }),
    food({
      title: 'Whole Milk in Glass',
      description:
        'Pasteurised, not homogenised, so the cream rises: shake before pouring. The deposit on the bottle is in the price, and we take the bottle back.\n\n**Contains:** milk.',
      attributes: { Origin: ['Netherlands'], Diet: ['Vegetarian', 'Gluten-free'], Milk: ['Cow'] },
      variants: sizes('DA-MILK', ['1 l', 265, 1450, 30]),
      picture: {
        drawing: bottle({
          body: '#fbfaf4',
          cap: '#4d7ea8',
          label: '#ffffff',
          sign: '#4d7ea8',
          emblem: drop,
          isMilk: true,
        }),
        backdrop: '#d5e0e6',
        alt: 'A glass bottle of milk with a blue cap',
      },
    }),
    food({
      title: 'Farm Butter, Salted',
      description:
        'Churned from soured cream and salted with crystals that you can feel. 82 % fat. Leave it out for half an hour and bread needs nothing else.\n\n**Contains:** milk.',
      attributes: { Origin: ['France'], Diet: ['Vegetarian', 'Gluten-free'], Milk: ['Cow'] },
      variants: sizes('DA-BUTT', ['250 g', 395, 250, 36]),
      picture: { drawing: butter, backdrop: '#d9e2dc', alt: 'A block of butter, half out of its paper' },
    }),
  ],
}
