// The picture at the top of the demo shop: some of what it sells, on one table.
import { boule } from './bakery.ts'
import { bottle, jar } from './containers.ts'
import { wedge } from './dairy.ts'
import { bee, leaf } from './emblems.ts'
import { apples, pears } from './fruit.ts'
import { group } from './pen.ts'
import type { Drawing } from './picture.ts'
import { tomatoes } from './vegetables.ts'

/** Wide: twice as many units as high. */
export const stillLife: Drawing = (pen) => {
  const at = (x: number, size: number, drawing: Drawing) =>
    group(`translate(${x} ${330 - 316 * size}) scale(${size})`, drawing(pen))
  return (
    at(
      470,
      0.8,
      bottle({ body: '#5e6b35', cap: '#c0a45c', label: '#f4efdf', sign: '#66743a', emblem: leaf }),
    ) +
    at(170, 0.72, pears) +
    at(-6, 0.78, boule) +
    at(
      560,
      0.62,
      jar({ content: '#d9942b', lid: '#caa44d', label: '#fdf5e1', sign: '#d08f22', emblem: bee }),
    ) +
    at(
      286,
      0.66,
      wedge('#e5b352', '#b5662f', [
        [150, 262, 9],
        [214, 246, 6],
        [246, 276, 10],
      ]),
    ) +
    at(404, 0.5, tomatoes) +
    at(606, 0.5, apples)
  )
}
