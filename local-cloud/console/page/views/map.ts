import type { MapNode, SystemMap } from '../../map.ts'
import type { MapEdge } from '../../map-edge.ts'
import { get } from '../api.ts'
import { type Child, h, type VNode } from '../dom.ts'
import { type Placed, place } from '../map-layout.ts'
import { chooseNode } from '../map-lines.ts'
import { tracesOf, watch } from '../map-pulses.ts'
import { empty, page, time, traceLink } from '../parts.ts'
import type { News } from '../stream.ts'
import { link, view } from '../view.ts'
import { type EventLine, wordsOf } from '../words.ts'

/** Lines of what happened that the page shows. */
const SHOWN = 40

let recent: EventLine[] = []

export const map = view<SystemMap>({
  title: 'Map',
  letter: 'v',
  async load() {
    const [system, { events }] = await Promise.all([
      get<SystemMap>('map'),
      get<{ events: News['events'] }>('events'),
    ])
    if (recent.length === 0) recent = lines(events)
    watch(system)
    return system
  },
  onNews(news) {
    const fresh = lines(news.events)
    recent = [...fresh, ...recent].slice(0, SHOWN)
    tracesOf(news.events)
    return fresh.length > 0
  },
  render(system) {
    return page(
      'Map',
      'What starts what, from left to right, and who reads and writes what. Events show as they pass; a node shows its own lines.',
      legend(),
      h('div', { class: 'scroll map' }, drawing(system)),
      h('h2', null, 'As it happens'),
      recent.length === 0
        ? empty('Nothing has happened yet.')
        : h('div', { class: 'logs events' }, ...recent.map(lineOf)),
    )
  },
})

const lines = (events: News['events']): EventLine[] =>
  events
    .map(({ number, item }) => wordsOf(item, number))
    .filter((each) => each !== null)
    .reverse()
    .slice(0, SHOWN)

const lineOf = ({ number, time: at, kind, text, trace }: EventLine): VNode =>
  h(
    'div',
    { key: String(number), class: 'line', 'data-row': String(number) },
    time(at),
    h('span', { class: `kind ${kind}` }, kind),
    h('span', { class: 'message' }, text),
    traceLink(trace),
  )

const drawings = new WeakMap<SystemMap, VNode>()

/** Drawn once: events only let it glow. */
function drawing(system: SystemMap): VNode {
  const known = drawings.get(system) ?? drawn(system)
  drawings.set(system, known)
  return known
}

function drawn(system: SystemMap): VNode {
  const { nodes, width, height } = place(system)
  const at = new Map(nodes.map((node) => [node.id, node]))
  return h(
    'svg',
    {
      id: 'map',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'group',
      'aria-label': 'Map of the system',
      onpointerover: chooseNode,
      onpointerleave: chooseNode,
      onfocusin: chooseNode,
      onfocusout: chooseNode,
    },
    h('g', { class: 'edges' }, ...system.edges.map((edge) => edgeOf(edge, at))),
    h('g', { class: 'pulses' }),
    h('g', { class: 'nodes' }, ...nodes.map(nodeOf)),
  )
}

function edgeOf({ from, to, kind }: MapEdge, at: Map<string, Placed>): Child {
  const a = at.get(from)
  const b = at.get(to)
  if (!a || !b) return null
  return h('path', {
    key: `${from} ${to} ${kind}`,
    class: `edge ${kind}`,
    'data-edge': `${from} ${to}`,
    'data-from': from,
    'data-to': to,
    d: curve(a, b),
  })
}

const LINES = [
  ['pushes', 'starts'],
  ['stores', 'writes'],
  ['reads', 'reads'],
] as const

const legend = (): VNode =>
  h(
    'ul',
    { class: 'legend', 'aria-label': 'Lines' },
    ...LINES.map(([kind, text]) =>
      h(
        'li',
        { key: kind },
        h(
          'svg',
          { width: 34, height: 8, 'aria-hidden': 'true' },
          h('path', { class: `edge ${kind} chosen`, d: 'M1 4H33' }),
        ),
        text,
      ),
    ),
  )

/** From the side that looks at the other node. */
function curve(a: Placed, b: Placed): string {
  const leftToRight = a.x <= b.x
  const from = leftToRight ? a.x + a.width : a.x
  const to = leftToRight ? b.x : b.x + b.width
  const bend = Math.max(Math.abs(to - from) / 2, 24) * (leftToRight ? 1 : -1)
  const [y1, y2] = [a.y + a.height / 2, b.y + b.height / 2]
  return `M${from} ${y1}C${from + bend} ${y1} ${to - bend} ${y2} ${to} ${y2}`
}

const ADDRESSES: Record<MapNode['kind'], (name: string) => string> = {
  outside: () => link('traces'),
  schedule: () => link('schedules'),
  service: (service) => link('logs', { service }),
  topic: () => link('topics'),
  bucket: (bucket) => link('objects', { bucket }),
  database: () => link('documents'),
}

const nodeOf = ({ id, kind, name, label, x, y, width, height }: Placed): VNode =>
  h(
    'a',
    { key: id, href: ADDRESSES[kind](name), class: `node ${kind}`, 'data-node': id },
    h('title', null, `${kind} ${name}`),
    h('rect', { x, y, width, height, rx: kind === 'topic' ? height / 2 : 8 }),
    h('text', { x: x + 12, y: y + height / 2 + 4 }, label.length > 21 ? `${label.slice(0, 20)}…` : label),
  )
