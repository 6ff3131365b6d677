// The theme: light, dark, or the system's. The colours themselves are in ui/tokens.css.
import { useSyncExternalStore } from 'react'
import { openStorage } from './browser-storage.ts'
import { createTheme } from './theme-choice.ts'

export type { Theme } from './theme-choice.ts'

const theme = createTheme({
  storage: openStorage(),
  show: (choice) => {
    document.documentElement.dataset.theme = choice
    paintBrowser()
  },
})

/** Gives the browser's own bars the colour of the page. */
function paintBrowser() {
  const paper = getComputedStyle(document.documentElement).backgroundColor
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]'))
    meta.content = paper
}

window.addEventListener('storage', theme.follow)
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paintBrowser)
if (theme.get() !== 'system') paintBrowser()

export const setTheme = theme.set
export const useTheme = () => useSyncExternalStore(theme.watch, theme.get)
