// Lets events run along the lines of the map.
import type { SystemMap } from '../map.ts'
import type { ShownEvent } from '../recorder.ts'
import type { News } from './stream.ts'

/** Dots that run at once; a burst of thousands would only slow the page. */
const AT_ONCE = 60
const RUN_MS = 900
const SVG = 'http://www.w3.org/2000/svg'

let system: SystemMap = { nodes: [], edges: [] }
let running = 0

export function watch(next: SystemMap): void {
  system = next
}

export function tracesOf(events: News['events']): void {
  events.forEach(({ item }, index) => {
    for (const pulse of pulsesOf(item)) setTimeout(() => show(pulse), (index % 20) * 15)
  })
}

interface Pulse {
  node: string
  edge?: string
  isBad?: boolean
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

function show({ node, edge, isBad = false }: Pulse): void {
  glow(find('data-node', node), isBad)
  const path = edge && find<SVGPathElement>('data-edge', edge)
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
const find = <Found extends Element>(attribute: string, value: string): Found | undefined =>
  [...document.querySelectorAll<Found>(`#map [${attribute}]`)].find(
    (each) => each.getAttribute(attribute) === value,
  )

function glow(element: Element | undefined, isBad: boolean): void {
  if (!element) return
  const name = isBad ? 'glows-bad' : 'glows'
  element.classList.add(name)
  setTimeout(() => element.classList.remove(name), RUN_MS)
}
