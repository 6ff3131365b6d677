// Runs before the first paint, so that a chosen theme never flashes; src/theme.ts does the rest.
try {
  const theme = localStorage.getItem('atelier.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage can be forbidden; the system's theme is right then.
}
