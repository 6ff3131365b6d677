// Small pieces that many pages show.
import { type Child, h, type VNode } from './dom.ts'
import { clockTime } from './format.ts'
import { link } from './view.ts'

export const page = (title: string, about: Child, ...children: (Child | Child[])[]): VNode =>
  h(
    'section',
    { class: 'page', key: title },
    h('header', null, h('h1', null, title), h('p', null, about)),
    ...children,
  )

export const empty = (text: string): VNode => h('p', { class: 'empty' }, text)

export const badge = (text: string, tone = ''): VNode => h('span', { class: `badge ${tone}` }, text)

export const button = (text: string, onclick: () => void, tone = ''): VNode =>
  h('button', { type: 'button', class: tone, onclick }, text)

export function table(head: string[], rows: VNode[], tone = ''): VNode {
  return h(
    'div',
    { class: `scroll ${tone}` },
    h(
      'table',
      null,
      h('thead', null, h('tr', null, ...head.map((text) => h('th', { scope: 'col' }, text)))),
      h('tbody', null, ...rows),
    ),
  )
}

export const row = (key: string, ...cells: Child[]): VNode =>
  h('tr', { key, 'data-row': key }, ...cells.map((cell) => h('td', null, cell)))

export const traceLink = (trace: string | null): Child =>
  trace && h('a', { class: 'mono quiet', href: link('trace', { id: trace }) }, trace.slice(0, 8))

export const json = (value: unknown): VNode => h('pre', { class: 'json' }, JSON.stringify(value, null, 2))

export const time = (at: number): VNode =>
  h('time', { class: 'mono quiet', datetime: new Date(at).toISOString() }, clockTime(at))

export function field(label: string, control: VNode): VNode {
  return h('label', { class: 'field' }, h('span', null, label), control)
}

export function choose(
  label: string,
  value: string,
  options: readonly (readonly [string, string])[],
  onchange: (value: string) => void,
): VNode {
  const select = h(
    'select',
    { onchange: (event: Event) => onchange((event.target as HTMLSelectElement).value) },
    ...options.map(([each, text]) => h('option', { value: each, selected: each === value }, text)),
  )
  return field(label, select)
}

/** A field that says what is typed into it a moment after the last letter. */
export function search(value: string, placeholder: string, onsearch: (text: string) => void): VNode {
  return h('input', {
    type: 'search',
    class: 'search',
    placeholder,
    'aria-label': placeholder,
    value,
    oninput: (event: Event) => soon(() => onsearch((event.target as HTMLInputElement).value)),
  })
}

let waiting: ReturnType<typeof setTimeout> | undefined

function soon(work: () => void) {
  clearTimeout(waiting)
  waiting = setTimeout(work, 250)
}
