import { useCallback, useMemo, useState } from 'react'

export interface Selection {
  size: number
  has: (id: string) => boolean
  toggle: (id: string) => void
  /** Selects all of them, or none when all are selected. */
  toggleAll: (ids: readonly string[]) => void
  clear: () => void
}

export function useSelection(): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const toggle = useCallback(
    (id: string) =>
      setIds((known) => {
        const next = new Set(known)
        if (!next.delete(id)) next.add(id)
        return next
      }),
    [],
  )
  const toggleAll = useCallback(
    (all: readonly string[]) =>
      setIds((known) => (all.every((id) => known.has(id)) ? new Set() : new Set([...known, ...all]))),
    [],
  )
  const clear = useCallback(() => setIds(new Set()), [])
  return useMemo(
    () => ({ size: ids.size, has: (id) => ids.has(id), toggle, toggleAll, clear }),
    [ids, toggle, toggleAll, clear],
  )
}
