import { cod, mackerel, mussels, salmon } from '../drawings/fish.ts'
import { type DemoCategory, food, sizes } from '../product.ts'

export const fish: DemoCategory = {
  title: 'Fish & Shellfish',
  slug: 'fish-shellfish',
  description: 'Landed by small boats, sent on ice in a box that can be composted.',
  products: [
    food({
      title: 'Smoked Salmon, Sliced',
      description:
        'Salted dry by hand and smoked cold over beech for fourteen hours. Take it out of the fridge ten minutes before you eat it.\n\n**Ingredients:** farmed salmon (Norway), salt, smoke.\n\n**Contains:** fish.',
      attributes: { Origin: ['Norway'], Diet: ['Gluten-free'], Caught: ['Farmed'] },
      variants: sizes('FI-SALM', ['100 g', 695, 130, 25], ['200 g', 1295, 240, 14]),
      picture: {
        drawing: salmon,
        backdrop: '#dde4e2',
        alt: 'Slices of smoked salmon with dill and lemon on slate',
      },
    }),
    food({
      title: 'Whole Mackerel',
      description:
        'Caught with hook and line, gutted, head on. Score the skin and grill it for six minutes on each side. It wants something sharp: rhubarb, gherkin or lemon.\n\n**Contains:** fish.',
      attributes: { Origin: ['North Sea'], Diet: ['Gluten-free'], Caught: ['Line'] },
      variants: sizes('FI-MACK', ['350 g', 545, 380, 2]),
      picture: { drawing: mackerel, backdrop: '#e2e0d6', alt: 'A whole mackerel with half a lemon on slate' },
    }),
    food({
      title: 'Cod Loin',
      description:
        'The thick middle piece, without skin or bones. It flakes in large leaves; eight minutes in a moderate oven are enough.\n\n**Contains:** fish.',
      attributes: { Origin: ['Iceland'], Diet: ['Gluten-free'], Caught: ['Line'] },
      variants: sizes('FI-CODL', ['300 g', 1150, 330, 16]),
      picture: { drawing: cod, backdrop: '#d8e1e6', alt: 'Two pieces of cod loin with dill on slate' },
    }),
    food({
      title: 'Zeeland Mussels',
      description:
        'Grown on ropes in the Oosterschelde and rinsed twice. A kilo is a generous helping. The season opens in July, and we sell them from the first good day.\n\n**Contains:** molluscs.',
      attributes: { Origin: ['Netherlands'], Diet: ['Gluten-free'], Caught: ['Rope-grown'] },
      variants: sizes('FI-MUSS', ['1 kg', 695, 1100, 0]),
      isDraft: true,
      picture: { drawing: mussels, backdrop: '#e4e1da', alt: 'A white bowl of blue mussels' },
    }),
  ],
}
