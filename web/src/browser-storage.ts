/** What the browser stores for this person; where storage is forbidden, only until the tab closes. */
export type BrowserStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export function openStorage(): BrowserStorage {
  try {
    const probe = 'atelier.probe'
    localStorage.setItem(probe, probe)
    localStorage.removeItem(probe)
    return localStorage
  } catch {
    const values = new Map<string, string>()
    return {
      getItem: (key) => values.get(key) ?? null,
      setItem: (key, value) => void values.set(key, value),
      removeItem: (key) => void values.delete(key),
    }
  }
}
