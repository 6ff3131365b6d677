// Runs before the first paint, so that a chosen theme never flashes (src/theme.ts does the rest), and so that
// who was signed in sees the studio's mark at once (src/session-refresh.ts keeps the sign).
try {
  const { dataset } = document.documentElement
  const theme = localStorage.getItem('atelier.theme')
  if (theme === 'light' || theme === 'dark') dataset.theme = theme
  if (localStorage.getItem('atelier.session')) dataset.known = ''
} catch {
  // Storage can be forbidden; the system's theme is right then.
}
