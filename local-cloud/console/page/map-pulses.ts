// Lets events run along the lines of the map.
import type { SystemMap } from '../map.ts'
import type { ShownEvent } from '../recorder.ts'
import type { News } from './stream.ts'

/** Dots that run at once; a burst of thousands would only slow the page. */
const AT_ONCE = 60
const RUN_MS = 900
/** Milliseconds over which the events of one message begin, so that they look like what they were. */
const SPREAD_MS = 280
const SVG = 'http://www.w3.org/2000/svg'

let system: SystemMap = { nodes: [], edges: [] }
let running = 0

export function watch(next: SystemMap): void {
  system = next
}

/** Events that take the same way at the same time are one dot: during a flood the map stays as quick as in a lull. */
export function tracesOf(events: News['events']): void {
  const ways = new Map<string, Pulse>()
  for (const { item } of events)
    for (const pulse of pulsesOf(item)) {
      const way = `${pulse.node} ${pulse.edge ?? ''}`
      ways.set(way, { ...pulse, isBad: pulse.isBad || ways.get(way)?.isBad })
    }
  const [nodes, edges] = [drawn('data-node'), drawn<SVGPathElement>('data-edge')]
  let index = 0
  for (const pulse of ways.values()) {
    const delay = (index++ / ways.size) * SPREAD_MS
    setTimeout(() => show(pulse, nodes.get(pulse.node), edges.get(pulse.edge ?? '')), delay)
  }
}

interface Pulse {
  node: string
  edge?: string
  isBad?: boolean | undefined
}

function pulsesOf(event: ShownEvent): Pulse[] {
  switch (event.kind) {
    case 'request': {
      const node = `service:${event.service}`
      return [{ node, edge: `outside ${node}`, isBad: event.status >= 500 }]
    }
    case 'published':
      return [{ node: `topic:${event.topic}` }]
    case 'delivered': {
      const topic = `topic:${event.topic}`
      const isBad = event.result !== 'acked'
      return system.edges
        .filter(({ from, kind }) => from === topic && kind === 'pushes')
        .filter(({ to }) => event.subscription.includes(to.slice('service:'.length)))
        .map(({ from, to }) => ({ node: to, edge: `${from} ${to}`, isBad }))
    }
    case 'dead-lettered':
      return [{ node: `topic:${event.topic}`, isBad: true }]
    case 'tick': {
      const node = `topic:${event.topic}`
      return [{ node, edge: `schedule:${event.schedule} ${node}` }]
    }
    case 'object':
      return [{ node: `bucket:${event.bucket}`, isBad: event.status >= 500 }]
    case 'documents':
      return [{ node: 'database:(default)' }]
    default:
      return []
  }
}

function show({ isBad = false }: Pulse, node: Element | undefined, path: SVGPathElement | undefined): void {
  glow(node, isBad)
  if (!path || running >= AT_ONCE || matchMedia('(prefers-reduced-motion: reduce)').matches) return
  const layer = document.querySelector('#map .pulses')
  if (!layer) return
  running++
  const dot = document.createElementNS(SVG, 'circle')
  dot.setAttribute('r', '4')
  dot.setAttribute('class', isBad ? 'pulse bad' : 'pulse')
  layer.append(dot)
  const length = path.getTotalLength()
  const began = performance.now()
  const step = (now: number) => {
    const share = Math.min((now - began) / RUN_MS, 1)
    const { x, y } = path.getPointAtLength(length * share)
    dot.setAttribute('cx', String(x))
    dot.setAttribute('cy', String(y))
    if (share < 1 && dot.isConnected) requestAnimationFrame(step)
    else {
      dot.remove()
      running--
    }
  }
  requestAnimationFrame(step)
}

/** Names come from the Terraform JSON, so they are compared and never made part of a selector. */
const drawn = <Found extends Element>(attribute: string): Map<string, Found> =>
  new Map(
    [...document.querySelectorAll<Found>(`#map [${attribute}]`)].map((each) => [
      each.getAttribute(attribute) ?? '',
      each,
    ]),
  )

/** When each element has glowed enough; an element that events keep hitting glows all the time. */
const glowing = new WeakMap<Element, number>()

function glow(element: Element | undefined, isBad: boolean): void {
  if (!element) return
  element.classList.add(isBad ? 'glows-bad' : 'glows')
  clearTimeout(glowing.get(element))
  const end = () => element.classList.remove('glows', 'glows-bad')
  glowing.set(element, setTimeout(end, RUN_MS) as unknown as number)
}
