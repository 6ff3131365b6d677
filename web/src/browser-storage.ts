/** What the browser stores for this person; where storage is forbidden, only until the tab closes. */
export type BrowserStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** `whose` is the browser's, or that of one tab. */
export function openStorage(whose: 'localStorage' | 'sessionStorage' = 'localStorage'): BrowserStorage {
  try {
    const probe = 'atelier.probe'
    const storage = globalThis[whose]
    storage.setItem(probe, probe)
    storage.removeItem(probe)
    return storage
  } catch {
    const values = new Map<string, string>()
    return {
      getItem: (key) => values.get(key) ?? null,
      setItem: (key, value) => void values.set(key, value),
      removeItem: (key) => void values.delete(key),
    }
  }
}
