// Draws trees of elements and changes only what is different, so that focus, selection and scrolling survive. Texts
// become text nodes: nothing that a message, a log or a file name contains is ever read as HTML.

export type Child = VNode | string | number | null | undefined | false
type Handler = (event: Event) => void

export interface Props {
  /** Elements with the same key are the same one, wherever they moved in their list. */
  key?: string
  /** Custom properties, which style sheets read; a policy against inline styles allows these. */
  vars?: Record<string, string>
  [name: string]: unknown
}

export interface VNode {
  tag: string
  props: Props
  children: VNode[] | string[]
}

interface Drawn extends VNode {
  element: Element
  drawn: (Drawn | Text)[]
}

const SVG = 'http://www.w3.org/2000/svg'
/** These change while a person uses the element, so the element says what they are. */
const LIVE = new Set(['value', 'checked', 'open', 'selected'])

export function h(tag: string, props: Props | null, ...children: (Child | Child[])[]): VNode {
  return { tag, props: props ?? {}, children: children.flat().filter(isShown) as VNode[] }
}

const isShown = (child: Child) => child !== null && child !== undefined && child !== false

const roots = new WeakMap<Element, (Drawn | Text)[]>()

export function draw(root: Element, ...children: (Child | Child[])[]): void {
  const next = children.flat().filter(isShown) as VNode[]
  roots.set(root, patchAll(root, roots.get(root) ?? [], next, false))
}

function patchAll(
  parent: Element,
  before: readonly (Drawn | Text)[],
  next: readonly (VNode | string | number)[],
  isSvg: boolean,
): (Drawn | Text)[] {
  const keyed = new Map<string, Drawn>()
  const rest: (Drawn | Text)[] = []
  for (const each of before) {
    if (!(each instanceof Text) && each.props.key !== undefined) keyed.set(each.props.key, each)
    else rest.push(each)
  }
  const result = next.map((child) => {
    if (typeof child !== 'object') return patchText(rest, String(child))
    const { key } = child.props
    const known = key === undefined ? takeLike(rest, child) : keyed.get(key)
    if (key !== undefined) keyed.delete(key)
    return known && known.tag === child.tag ? patch(known, child, isSvg) : create(child, isSvg)
  })
  const kept = new Set(result)
  for (const each of before) if (!kept.has(each)) nodeOf(each).remove()
  result.forEach((each, index) => {
    const node = nodeOf(each)
    const there = parent.childNodes[index]
    if (there !== node) parent.insertBefore(node, there ?? null)
  })
  return result
}

const nodeOf = (drawn: Drawn | Text): ChildNode => (drawn instanceof Text ? drawn : drawn.element)

function patchText(rest: (Drawn | Text)[], text: string): Text {
  const index = rest.findIndex((each) => each instanceof Text)
  const [known] = index < 0 ? [] : (rest.splice(index, 1) as Text[])
  if (!known) return document.createTextNode(text)
  if (known.data !== text) known.data = text
  return known
}

function takeLike(rest: (Drawn | Text)[], { tag }: VNode): Drawn | undefined {
  const index = rest.findIndex((each) => !(each instanceof Text) && each.tag === tag)
  return index < 0 ? undefined : (rest.splice(index, 1)[0] as Drawn)
}

function create(node: VNode, inSvg: boolean): Drawn {
  const isSvg = inSvg || node.tag === 'svg'
  const element = isSvg ? document.createElementNS(SVG, node.tag) : document.createElement(node.tag)
  for (const [name, value] of Object.entries(node.props)) setProp(element, name, value, undefined)
  return { ...node, element, drawn: patchAll(element, [], node.children, isSvg) }
}

function patch(known: Drawn, node: VNode, inSvg: boolean): Drawn {
  const { element, props } = known
  // A view that keeps a tree says that nothing in it is different.
  if (node.children === known.children && node.props === props) return known
  for (const name of Object.keys(props))
    if (!(name in node.props)) setProp(element, name, undefined, props[name])
  for (const [name, value] of Object.entries(node.props))
    if (value !== props[name] || LIVE.has(name)) setProp(element, name, value, props[name])
  known.drawn = patchAll(element, known.drawn, node.children, inSvg || node.tag === 'svg')
  known.props = node.props
  known.children = node.children
  return known
}

function setProp(element: Element, name: string, value: unknown, before: unknown): void {
  if (name === 'key') return
  if (name === 'vars') {
    const { style } = element as HTMLElement
    for (const [each, text] of Object.entries(value ?? {})) style.setProperty(`--${each}`, String(text))
  } else if (name.startsWith('on')) {
    const type = name.slice(2)
    if (before) element.removeEventListener(type, before as Handler)
    if (value) element.addEventListener(type, value as Handler)
  } else if (LIVE.has(name)) {
    const live = element as unknown as Record<string, unknown>
    // What a person is typing stays.
    if (value !== before && document.activeElement !== element) live[name] = value ?? ''
    else if (before === undefined) live[name] = value
  } else if (value === undefined || value === null || value === false) element.removeAttribute(name)
  else element.setAttribute(name, value === true ? '' : String(value))
}
