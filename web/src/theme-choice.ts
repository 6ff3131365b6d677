import type { BrowserStorage } from './browser-storage.ts'

export type Theme = 'light' | 'dark' | 'system'

/** features/photos/first-paint.ts reads the same key before the first paint. */
const key = 'atelier.theme'

export interface ThemeDeps {
  storage: BrowserStorage
  /** Shows the choice, for example as an attribute of the document. */
  show: (theme: Theme) => void
}

export function createTheme({ storage, show }: ThemeDeps) {
  const watchers = new Set<() => void>()
  let theme = parse(storage.getItem(key))

  function take(next: Theme) {
    theme = next
    show(next)
    for (const watcher of watchers) watcher()
  }

  return {
    get: () => theme,
    set(next: Theme) {
      if (next === 'system') storage.removeItem(key)
      else storage.setItem(key, next)
      take(next)
    },
    /** Follows a choice made in another tab. */
    follow(event: Pick<StorageEvent, 'key' | 'newValue'>) {
      if (event.key === key) take(parse(event.newValue))
    },
    watch(watcher: () => void) {
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
  }
}

const parse = (value: string | null): Theme => (value === 'light' || value === 'dark' ? value : 'system')
