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
  const ask = (path) => fetch(`/api/v1${path}`, { headers: { accept: 'application/json' } }).catch(() => null)
  const pages = JSON.parse(document.getElementById('early').textContent)
  const page = location.search ? undefined : pages[location.pathname]
  const paths = ['/account', ...(page?.requests ?? [])]
  window.earlyAnswers = new Map(paths.map((path) => [`/api/v1${path}`, ask(path)]))
  if (page?.pictures) void fetchPictures(ask(page.pictures.list), page.pictures)
}

// Follows the same rule as the tiles (src/features/photos/gallery/thumbnails.ts).
async function fetchPictures(asked, { rows, edges }) {
  const answer = await asked
  if (!answer?.ok) return
  for (const { ratio, smallUrl, thumbnailUrl } of (await answer.json()).items) {
    if (!thumbnailUrl) continue
    const image = new Image()
    if (smallUrl && ratio) {
      const width = (edge) => Math.round(Math.min(edge, edge * ratio))
      image.sizes = `(max-width: 639px) ${Math.round(rows.phone * ratio)}px, ${Math.round(rows.desk * ratio)}px`
      image.srcset = `${smallUrl} ${width(edges.small)}w, ${thumbnailUrl} ${width(edges.thumbnail)}w`
    }
    image.src = thumbnailUrl
  }
}
