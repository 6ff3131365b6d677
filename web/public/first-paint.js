// Runs before the first paint, so that the page never flashes in the wrong theme (src/theme.ts does the rest), and so
// that people who were signed in see the studio's mark at once (src/session-refresh.ts stores that they were). It also
// sends the requests that the page will need in any case, while the application's script is still loading
// (src/early.ts).
try {
  const { dataset } = document.documentElement
  const theme = localStorage.getItem('atelier.theme')
  if (theme === 'light' || theme === 'dark') dataset.theme = theme
  if (localStorage.getItem('atelier.session')) {
    dataset.known = ''
    askEarly()
  }
} catch {
  // Storage may be forbidden; then the system's theme is right.
}

function askEarly() {
  window.earlyAnswers = new Map()
  void ask('/account')
  const pages = JSON.parse(document.getElementById('early').textContent)
  const page = location.search ? undefined : pages[location.pathname]
  if (!page) return
  for (const href of page.parts) {
    const link = document.createElement('link')
    document.head.append(Object.assign(link, { rel: 'modulepreload', href, crossOrigin: '' }))
  }
  void askTimeline(page)
}

function ask(path) {
  const url = `/api/v1${path}`
  const answer = fetch(url, { headers: { accept: 'application/json' } }).catch(() => null)
  window.earlyAnswers.set(url, answer)
  // The application reads the answer itself.
  return answer.then((response) => (response?.ok ? response.clone().json() : null)).catch(() => null)
}

async function askTimeline({ days, list, pictures }) {
  const stretch = firstStretch((await ask(days))?.days ?? [], list.stretch)
  if (!stretch) return
  const { from, to } = stretch
  const page = await ask(`${list.path}&from=${from}&to=${to}&limit=${list.limit}`)
  fetchPictures(page?.items ?? [], pictures)
}

// Follows the same rule as the gallery (src/features/photos/gallery/plan.ts).
function firstStretch(days, size) {
  let room = size
  let last
  for (const { day, count } of days) {
    room -= count
    if (last && room < 0) break
    last = day
  }
  return last && { from: last, to: days[0].day }
}

// Follows the same rule as the tiles (src/features/photos/gallery/thumbnails.ts), until the screen is full.
function fetchPictures(photos, { rows, edges, softness }) {
  const height = innerWidth < 640 ? rows.phone : rows.desk
  // What stands above and below the gallery takes about 280 pixels.
  let left = innerWidth * Math.round((innerHeight - 280) / height)
  for (const { ratio, smallUrl, thumbnailUrl } of photos) {
    if (left <= 0) return
    left -= height * (ratio ?? 1)
    if (!thumbnailUrl) continue
    // Nothing can be drawn before the scripts, which therefore come first.
    const image = Object.assign(new Image(), { fetchPriority: 'low' })
    if (smallUrl && ratio) {
      const width = (edge) => Math.round(Math.min(edge, edge * ratio))
      const shown = (row) => Math.round(row * ratio * softness)
      image.sizes = `(max-width: 639px) ${shown(rows.phone)}px, ${shown(rows.desk)}px`
      image.srcset = `${smallUrl} ${width(edges.small)}w, ${thumbnailUrl} ${width(edges.thumbnail)}w`
    }
    image.src = thumbnailUrl
  }
}
