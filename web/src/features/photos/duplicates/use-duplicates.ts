// Walks through the stretches that the service compares, and keeps the groups that come of it.
import { useCallback, useEffect, useState } from 'react'
import type { DuplicateGroup } from '../../../../../services/photos/view-schemas.ts'
import { photosApi } from '../data/photos-api.ts'

export interface Duplicates {
  groups: DuplicateGroup[]
  isLooking: boolean
  error: unknown
  again(): void
  /** A group was dealt with; returns what puts it back. */
  drop(group: DuplicateGroup): () => void
}

/** Groups that are shown before somebody has dealt with some of them. */
const ENOUGH = 30

export function useDuplicates(): Duplicates {
  const [groups, setGroups] = useState<DuplicateGroup[]>([])
  const [cursor, setCursor] = useState<string | null | 'end'>(null)
  const [error, setError] = useState<unknown>(null)
  const isFull = groups.length >= ENOUGH

  useEffect(() => {
    if (cursor === 'end' || error || isFull) return
    const controller = new AbortController()
    photosApi.duplicates(cursor, controller.signal).then(
      ({ items, nextCursor }) => {
        if (controller.signal.aborted) return
        setGroups((now) => [...now, ...items.filter((group) => !now.some((known) => isSame(known, group)))])
        setCursor(nextCursor ?? 'end')
      },
      (failure: unknown) => {
        if (!controller.signal.aborted) setError(failure)
      },
    )
    return () => controller.abort()
  }, [cursor, error, isFull])

  const drop = useCallback((group: DuplicateGroup) => {
    setGroups((now) => now.filter((each) => each !== group))
    return () => setGroups((now) => (now.includes(group) ? now : [group, ...now]))
  }, [])

  return {
    groups,
    isLooking: cursor !== 'end' && !error && !isFull,
    error,
    again: () => setError(null),
    drop,
  }
}

const isSame = (a: DuplicateGroup, b: DuplicateGroup) =>
  b.photos.every(({ id }) => a.photos.some((photo) => photo.id === id))
