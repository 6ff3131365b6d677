import { ticks } from 'd3-array'

/** Whole numbers from 0 to at most `end`, as many as have room. */
export function countTicks(end: number, width: number): number[] {
  const room = Math.max(1, Math.min(8, Math.floor(width / 60)))
  return [...new Set(ticks(0, end, room).filter(Number.isInteger))]
}

/** Round amounts between two, as many as have room for a label each. */
export const amountTicks = (from: number, to: number, width: number, label = 80): number[] =>
  ticks(from, to, Math.max(2, Math.floor(width / label)))
