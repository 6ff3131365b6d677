import type { MapNode, SystemMap } from '../map.ts'

export interface Placed extends MapNode {
  x: number
  y: number
  width: number
  height: number
}

const WIDTH = 152
const HEIGHT = 28
const GAP = 10
const COLUMN = 196
const MARGIN = 16
const ROUNDS = 6

/**
 * Columns as they are given; within one, each node goes near the middle of its neighbours, which keeps most lines from
 * crossing.
 */
export function place({ nodes, edges }: SystemMap): { nodes: Placed[]; width: number; height: number } {
  const columns = [...new Set(nodes.map(({ column }) => column))].sort((a, b) => a - b)
  const inColumns = columns.map((column) => nodes.filter((node) => node.column === column))
  const rank = new Map(
    inColumns.flatMap((column) => column.map(({ id }, index) => [id, index / column.length])),
  )
  const neighbours = new Map<string, string[]>()
  for (const { from, to } of edges) {
    neighbours.set(from, [...(neighbours.get(from) ?? []), to])
    neighbours.set(to, [...(neighbours.get(to) ?? []), from])
  }
  const middle = (id: string) => {
    const near = neighbours.get(id) ?? []
    return near.length === 0
      ? (rank.get(id) ?? 0)
      : near.reduce((sum, each) => sum + (rank.get(each) ?? 0), 0) / near.length
  }
  for (let round = 0; round < ROUNDS; round++)
    for (const column of inColumns) {
      const middles = new Map(column.map(({ id }) => [id, middle(id)]))
      column.sort((a, b) => (middles.get(a.id) ?? 0) - (middles.get(b.id) ?? 0))
      column.forEach(({ id }, index) => {
        rank.set(id, index / column.length)
      })
    }

  const tallest = Math.max(...inColumns.map((column) => column.length), 1)
  const height = MARGIN * 2 + tallest * (HEIGHT + GAP)
  const placed = inColumns.flatMap((column, index) => {
    const step = (height - MARGIN * 2) / column.length
    return column.map((node, row) => ({
      ...node,
      x: MARGIN + index * COLUMN,
      y: MARGIN + row * step + (step - HEIGHT) / 2,
      width: WIDTH,
      height: HEIGHT,
    }))
  })
  return { nodes: placed, width: MARGIN * 2 + (columns.length - 1) * COLUMN + WIDTH, height }
}
