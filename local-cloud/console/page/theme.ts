import { h, type VNode } from './dom.ts'

const THEMES = ['system', 'light', 'dark'] as const
type Theme = (typeof THEMES)[number]
const MARKS: Record<Theme, string> = { system: '◐', light: '☀', dark: '☾' }

const stored = (): Theme => THEMES.find((each) => each === localStorage.getItem('theme')) ?? 'system'

/** Shows the theme that was chosen last time. */
export function chooseTheme(theme: Theme = stored()): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  localStorage.setItem('theme', theme)
}

export function themeButton(changed: () => void): VNode {
  const theme = stored()
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system'
  const onclick = () => {
    chooseTheme(next)
    changed()
  }
  return h(
    'button',
    { type: 'button', class: 'icon', 'aria-label': `Theme: ${theme}`, onclick },
    MARKS[theme],
  )
}
