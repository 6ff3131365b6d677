/** Imports by file path. */
export type Graph = ReadonlyMap<string, readonly string[]>

/**
 * One shortest cycle of each group of files that reach each other: its files in order, with the first one again at the
 * end.
 */
export function findCycles(graph: Graph): string[][] {
  return strongComponents(graph).flatMap((component) => {
    const [start = ''] = component
    const isCircle = component.length > 1 || graph.get(start)?.includes(start)
    return isCircle ? [shortestCircle(graph, component)] : []
  })
}

/**
 * Tarjan's algorithm: the files of a component can all reach each other; between two components there is at most one
 * direction.
 */
function strongComponents(graph: Graph): string[][] {
  const order = new Map<string, number>()
  const open: string[] = []
  const components: string[][] = []

  function visit(node: string): number {
    const index = order.size
    order.set(node, index)
    open.push(node)
    let low = index
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) low = Math.min(low, visit(next))
      else if (open.includes(next)) low = Math.min(low, order.get(next)!)
    }
    if (low === index) components.push(open.splice(open.indexOf(node)))
    return low
  }

  for (const node of graph.keys()) if (!order.has(node)) visit(node)
  return components
}

function shortestCircle(graph: Graph, component: string[]): string[] {
  const within = new Set(component)
  const circles = component.map((start) => wayBack(graph, within, start))
  return circles.reduce((shortest, circle) => (circle.length < shortest.length ? circle : shortest))
}

/** The search is breadth-first, so the first path that returns is a shortest one. */
function wayBack(graph: Graph, within: ReadonlySet<string>, start: string): string[] {
  const ways = [[start]]
  const seen = new Set<string>()
  for (const way of ways) {
    for (const next of graph.get(way.at(-1)!) ?? []) {
      if (next === start) return [...way, start]
      if (!within.has(next) || seen.has(next)) continue
      seen.add(next)
      ways.push([...way, next])
    }
  }
  throw new Error(`${start} is on no circle`)
}
