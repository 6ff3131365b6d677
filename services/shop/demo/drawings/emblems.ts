// Small signs for labels, in place of words: about 40 units wide, around the origin.
import { group, line, oval, path } from './pen.ts'

export type Emblem = (colour: string) => string

export const wheat: Emblem = (colour) =>
  line('M0 22 L0 -8', colour, 2.4) +
  [-14, -4, 6].map((y) => grain(-7, y, -35, colour) + grain(7, y, 35, colour)).join('') +
  grain(0, -17, 0, colour)

const grain = (x: number, y: number, turn: number, colour: string) =>
  group(`translate(${x} ${y}) rotate(${turn})`, oval(0, 0, [3.6, 7], colour))

export const leaf: Emblem = (colour) =>
  path('M-16 14 C-18 -10 2 -22 20 -18 C22 2 10 20 -16 14 Z', colour) +
  line('M-18 17 C-8 8 0 0 12 -10', '#ffffff', 1.8, { opacity: 0.7 })

export const sun: Emblem = (colour) =>
  oval(0, 0, [9, 9], colour) +
  Array.from({ length: 8 }, (_, i) => group(`rotate(${i * 45})`, line('M0 -14 L0 -20', colour, 3))).join('')

export const drop: Emblem = (colour) =>
  path('M0 -21 C10 -8 15 0 15 8 A15 14 0 0 1 -15 8 C-15 0 -10 -8 0 -21 Z', colour) +
  path('M-8 8 A8 8 0 0 0 -1 16', 'none', { stroke: '#ffffff', 'stroke-width': 2.4, opacity: 0.7 })

export const bean: Emblem = (colour) =>
  group(
    'rotate(28)',
    oval(0, 0, [12, 18], colour) + line('M0 -17 C7 -6 -7 6 0 17', '#ffffff', 2.2, { opacity: 0.75 }),
  )

export const berry: Emblem = (colour) =>
  path('M0 20 C-18 8 -18 -8 -8 -10 L8 -10 C18 -8 18 8 0 20 Z', colour) +
  path('M0 -8 L-12 -14 L-4 -15 L0 -22 L4 -15 L12 -14 Z', '#5f8a4e') +
  [
    [-6, -2],
    [5, -2],
    [0, 5],
    [-6, 8],
    [6, 8],
  ]
    .map(([x = 0, y = 0]) => oval(x, y, [1, 1.7], '#ffffff', { opacity: 0.75 }))
    .join('')

export const swimmer: Emblem = (colour) =>
  path('M-20 0 C-10 -13 8 -13 16 0 C8 13 -10 13 -20 0 Z', colour) +
  path('M13 0 L26 -10 L26 10 Z', colour) +
  oval(-11, -3, [1.8, 1.8], '#ffffff')

export const pod: Emblem = (colour) =>
  group(
    'rotate(-20)',
    path('M-24 0 C-12 -14 12 -14 24 0 C12 14 -12 14 -24 0 Z', colour) +
      [-11, 0, 11].map((x) => oval(x, 0, [4.6, 4.6], '#ffffff', { opacity: 0.75 })).join(''),
  )

export const bee: Emblem = (colour) =>
  oval(-7, -9, [7, 10], '#ffffff', { opacity: 0.85, transform: 'rotate(-30 -7 -9)' }) +
  oval(7, -9, [7, 10], '#ffffff', { opacity: 0.85, transform: 'rotate(30 7 -9)' }) +
  oval(0, 6, [12, 14], colour) +
  line('M-11 3 L11 3 M-11 10 L11 10', '#4a3520', 3.4)

export const apple: Emblem = (colour) =>
  path(
    'M0 -10 C-8 -17 -21 -14 -21 2 C-21 14 -11 22 -4 21 C-1 20 1 20 4 21 C11 22 21 14 21 2 C21 -14 8 -17 0 -10 Z',
    colour,
  ) + path('M1 -12 C1 -20 8 -24 15 -22 C14 -15 8 -11 1 -12 Z', '#5f8a4e')

export const cherries: Emblem = (colour) =>
  line('M-10 6 C-8 -8 0 -16 12 -20 C8 -10 9 -2 12 8', '#5f8a4e', 2.2) +
  oval(-10, 11, [9, 9], colour) +
  oval(12, 13, [9, 9], colour)

export const waves: Emblem = (colour) =>
  [-10, 0, 10].map((y) => line(`M-20 ${y} q5 -7 10 0 t10 0 t10 0 t10 0`, colour, 3.4)).join('')
