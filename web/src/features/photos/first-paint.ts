// Runs before the first paint: chooses the theme, gets the answers that the page needs in any case, draws its first
// screen, and then starts the application. It is a script of its own, built by web/build/first-paint.ts.
import type { Account } from '../../../../services/accounts/schemas.ts'
import type { PhotoSummary } from '../../../../services/photos/list-schemas.ts'
import type { PhotoTile } from '../../../../services/photos/schemas.ts'
import type { PageOf } from '../../../../services/platform/schemas.ts'
import type { Early, EarlyAnswers } from '../../early.ts'
import { drawTimeline } from './draw-early.ts'
import { ACCOUNT, firstStretch, firstStretchUrl, timeline } from './early.ts'

/** Milliseconds that the application's scripts wait for the pictures of the first screen, with which they would compete. */
const COURTESY = 2000

const read = <Data>(id: string): Data | null => {
  const text = document.getElementById(id)?.textContent
  return text ? JSON.parse(text) : null
}
const { pages, scripts } = read<Early>('early') ?? { pages: {}, scripts: [] }
const page = location.search ? undefined : pages[location.pathname]
/** What came with the page: answers by address. */
const sent = read<Record<string, unknown>>('answers')
const answers: EarlyAnswers = new Map()

void prepare().finally(() => void start())

/** The application draws into the body, of which not everything may have arrived. */
async function start() {
  await parsed()
  const [entry] = scripts
  if (entry) void import(/* @vite-ignore */ entry)
}

async function prepare() {
  const isKnown = remember()
  if (!sent && !isKnown) return
  window.earlyAnswers = answers
  const account = get<Account>(ACCOUNT)
  if (!page) return
  const summary = get<PhotoSummary>(timeline.summary)
  const newest = get<PageOf<PhotoTile>>(timeline.newest)
  answers.delete(timeline.newest)
  const drawn = draw({ account, summary, newest }).catch(() => [])
  if (sent) {
    await arrival(await drawn)
    // The first screen does without the font, which has the bytes of five pictures.
    void document.fonts.load('1rem "Inter Variable"').catch(() => [])
  }
  for (const href of [...(sent ? scripts : []), ...page.parts]) preload(href)
}

function arrival(pictures: readonly HTMLImageElement[]) {
  const enough = new Promise((resolve) => setTimeout(resolve, COURTESY))
  return Promise.race([
    Promise.allSettled(pictures.map((picture) => picture.decode())).then(nextFrame),
    enough,
  ])
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))

function preload(href: string) {
  const link = document.createElement('link')
  document.head.append(Object.assign(link, { rel: 'modulepreload', href, crossOrigin: '' }))
}

/** The theme, and whether somebody was signed in (session-refresh.ts), who then sees the studio's mark at once. */
function remember(): boolean {
  try {
    const { dataset } = document.documentElement
    const theme = localStorage.getItem('atelier.theme')
    if (theme === 'light' || theme === 'dark') dataset.theme = theme
    if (localStorage.getItem('atelier.session') === null) return false
    if (!sent) dataset.known = ''
    return true
  } catch {
    // Storage may be forbidden; then the system's theme is right.
    return false
  }
}

/** The answer, which the application can read itself, too. */
function get<Data>(url: string): Promise<Data | null> {
  const data = sent?.[url]
  const answer = data
    ? Promise.resolve(Response.json(data))
    : fetch(url, { headers: { accept: 'application/json' } }).catch(() => null)
  answers.set(url, answer)
  if (data) return Promise.resolve(data as Data)
  return answer.then((response) => (response?.ok ? response.clone().json() : null)).catch(() => null)
}

interface Getting {
  account: Promise<Account | null>
  summary: Promise<PhotoSummary | null>
  newest: Promise<PageOf<PhotoTile> | null>
}

async function draw(getting: Getting): Promise<HTMLImageElement[]> {
  const summary = await getting.summary
  const url = summary && firstStretchUrl(summary)
  if (!url) return []
  const first = getting.newest.then((newest) => newest && firstStretch(summary, newest))
  answers.set(
    url,
    first.then((page) => page && Response.json(page)),
  )
  const [account, stretch] = await Promise.all([getting.account, first, styled()])
  // A notice above the gallery would move it.
  if (!account || account.deletionDueAt !== null || !stretch || document.querySelector('main')) return []
  const screen = openScreen()
  const pictures = drawTimeline(screen.element, { summary, tiles: stretch.items })
  for (const picture of pictures)
    picture.addEventListener('load', () => screen.shown.add(picture.getAttribute('src')!))
  return pictures
}

async function parsed() {
  if (document.readyState === 'loading')
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }))
}

/** Waits for the body and the stylesheet, without which nothing can be measured. */
async function styled() {
  await parsed()
  const sheet = document.querySelector<HTMLLinkElement>('link[rel=stylesheet]')
  if (sheet && !sheet.sheet)
    await new Promise((resolve) => sheet.addEventListener('load', resolve, { once: true }))
}

/** The element is behind everything else (ui/theme.css). */
function openScreen() {
  const element = Object.assign(document.createElement('div'), { className: 'first-screen', inert: true })
  element.setAttribute('aria-hidden', 'true')
  document.body.append(element)
  const shown = new Set<string>()
  const drop = () => element.remove()
  window.firstScreen = {
    shown,
    drop,
    leave(successor) {
      const pictures = [...successor.querySelectorAll('img')]
      void Promise.allSettled(pictures.map((picture) => picture.decode())).then(drop)
    },
  }
  return { element, shown }
}
