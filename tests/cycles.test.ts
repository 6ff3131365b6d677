// Files that depend on each other cannot be read, tested or moved separately, whether they do so at runtime or in
// types.
import { expect, test } from 'vitest'
import { importGraph } from './import-graph.ts'
import { findCycles } from './strong-components.ts'

test('no files import each other in a cycle, types included', () => {
  const graph = importGraph()
  expect(graph.size).toBeGreaterThan(400)
  expect(findCycles(graph).map((cycle) => cycle.join(' → '))).toEqual([])
})

test('a cycle is reported with its shortest path, without files that only depend on it', () => {
  const graph = new Map([
    ['page', ['list', 'types']],
    ['list', ['item', 'page']],
    ['item', ['page', 'types']],
    ['types', []],
    ['main', ['page']],
    ['own', ['own']],
  ])
  expect(findCycles(graph)).toEqual([
    ['page', 'list', 'page'],
    ['own', 'own'],
  ])
})
