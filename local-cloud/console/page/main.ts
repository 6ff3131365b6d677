// The console's page: which view is open, what it shows, and the keys that lead there.
import { get, post } from './api.ts'
import { draw, h, type VNode } from './dom.ts'
import { keyboard } from './keyboard.ts'
import { button } from './parts.ts'
import { listen } from './stream.ts'
import { chooseTheme, themeButton } from './theme.ts'
import type { Place, View } from './view.ts'
import { VIEWS } from './views.ts'

interface Fault {
  target: string
  settings: Record<string, number>
}

const app = document.getElementById('app') as HTMLElement
let place = placeAt(location.hash)
let view: View = viewAt(place)
let data: unknown
let problem: string | null = null
let notice: string | null = null
let isConnected = false
let faults: Fault[] = []
let showsKeys = false
let timer: ReturnType<typeof setTimeout> | undefined
/** Answers to what was asked before are not shown. */
let asked = 0

function placeAt(hash: string): Place {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?')
  return { path: path || 'overview', query: new URLSearchParams(search) }
}

function viewAt({ path }: Place): View {
  return VIEWS[path] ?? (VIEWS.overview as View)
}

async function load(): Promise<void> {
  clearTimeout(timer)
  const mine = ++asked
  const wanted = place
  try {
    const answer = await viewAt(wanted).load(wanted)
    if (mine !== asked) return
    data = answer
    problem = null
  } catch (error) {
    if (mine !== asked) return
    problem = error instanceof Error ? error.message : String(error)
  }
  render()
  const { refreshMs } = view
  if (refreshMs && !document.hidden) timer = setTimeout(load, refreshMs)
}

function open(): void {
  const next = placeAt(location.hash)
  const nextView = viewAt(next)
  if (nextView !== view || next.path !== place.path) {
    data = undefined
    window.scrollTo(0, 0)
  }
  place = next
  view = nextView
  document.title = `${view.title} · local cloud`
  render()
  // On a phone the links are a row that scrolls.
  document.querySelector('nav [aria-current=page]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  void load()
}

/** Does something, says what came of it, and shows the new state. */
async function act(path: string, body: object, done: string): Promise<void> {
  try {
    await post(path, body)
    notice = done
  } catch (error) {
    notice = error instanceof Error ? error.message : String(error)
  }
  void readFaults()
  void load()
  setTimeout(() => {
    notice = null
    render()
  }, 4000)
}

async function readFaults(): Promise<void> {
  const answer = await get<{ active: Fault[] }>('faults').catch(() => null)
  if (!answer) return
  faults = answer.active
  render()
}

function navigation(): VNode {
  return h(
    'nav',
    { 'aria-label': 'Console' },
    h(
      'a',
      { class: 'brand', href: '#/overview' },
      h('img', { src: '/page/icon.svg', alt: '' }),
      'Local cloud',
    ),
    h(
      'div',
      { class: 'links' },
      ...Object.entries(VIEWS)
        .filter(([, each]) => each.letter !== '')
        .map(([path, each]) =>
          h(
            'a',
            { key: path, href: `#/${path}`, 'aria-current': each === view || isPartOf(path) ? 'page' : null },
            each.title,
            h('kbd', null, each.letter),
          ),
        ),
    ),
    h(
      'div',
      { class: 'state' },
      h(
        'span',
        { class: `live ${isConnected ? 'on' : ''}`, role: 'status' },
        isConnected ? 'Live' : 'Waiting for the local cloud',
      ),
      themeButton(render),
      h('button', { type: 'button', class: 'icon', 'aria-label': 'Keys', onclick: toggleKeys }, '?'),
    ),
  )
}

/** A trace belongs to the list of traces, and so on. */
const isPartOf = (path: string) => view.letter === '' && path.startsWith(place.path)

function banner(): VNode | null {
  if (faults.length === 0) return null
  const words = faults.map(
    ({ target, settings }) =>
      `${target}: ${Object.entries(settings)
        .map(([name, value]) => `${name} ${value}`)
        .join(', ')}`,
  )
  return h(
    'div',
    { class: 'banner', role: 'alert' },
    h('strong', null, 'Broken on purpose'),
    h('span', null, words.join(' · ')),
    button('Heal all', () => void act('heal', {}, 'All is healed.')),
  )
}

function keys(): VNode {
  const lines: [string, string][] = [
    ...Object.values(VIEWS)
      .filter(({ letter }) => letter !== '')
      .map(({ letter, title }): [string, string] => [`g ${letter}`, title]),
    ['j k', 'next and previous row'],
    ['Enter', 'open the row'],
    ['/', 'search'],
    ['Esc', 'leave'],
  ]
  return h(
    'dialog',
    { class: 'keys', open: true, onclick: toggleKeys },
    h('h2', null, 'Keys'),
    h(
      'dl',
      null,
      ...lines.flatMap(([key, what]) => [h('dt', null, h('kbd', null, key)), h('dd', null, what)]),
    ),
  )
}

function toggleKeys(): void {
  showsKeys = !showsKeys
  render()
}

function render(): void {
  const shown =
    problem !== null
      ? h('p', { class: 'problem', role: 'alert' }, problem)
      : data === undefined
        ? h('p', { class: 'empty' }, 'Loading…')
        : view.render(data as never, place)
  draw(
    app,
    navigation(),
    h('main', { id: 'main', tabindex: '-1' }, banner(), shown),
    notice === null ? null : h('div', { class: 'notice', role: 'status' }, notice),
    showsKeys ? keys() : null,
  )
}

chooseTheme()
keyboard({
  letters: () => Object.fromEntries(Object.entries(VIEWS).map(([path, { letter }]) => [letter, path])),
  toggleKeys,
  closeKeys() {
    if (showsKeys) toggleKeys()
  },
})
addEventListener('hashchange', open)
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) void load()
})
document.addEventListener('console-act', (event) => {
  const { path, body, done } = (event as CustomEvent<{ path: string; body: object; done: string }>).detail
  void act(path, body, done)
})
document.addEventListener('console-draw', render)
listen(
  (news) => {
    if (view.onNews?.(news)) render()
  },
  (state) => {
    if (state && !isConnected) void readFaults()
    isConnected = state
    render()
  },
)
open()
