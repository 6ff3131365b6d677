import { useSyncExternalStore } from 'react'
import { api } from '../../api.ts'
import { queryClient } from '../../query-client.ts'
import { toast } from '../../ui/toast.tsx'
import { shelfQuery } from './shelf-data.ts'

// Dismissing cannot be taken back at the API, so it waits until the way back has gone from the screen.
// Closing the window before leaves the event on the shelf, which harms nobody.
const watchers = new Set<() => void>()
let waiting: readonly string[] = []

function change(next: readonly string[]) {
  waiting = next
  for (const watcher of watchers) watcher()
}

/** Ids that are hidden already though the API still has them. */
export const useDismissed = () =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
    () => waiting,
  )

export function dismiss(id: string) {
  const show = () => change(waiting.filter((other) => other !== id))
  change([...waiting, id])
  toast.message('Event dismissed', { undo: show, onSettled: () => void settle(id).finally(show) })
}

async function settle(id: string) {
  try {
    await api.post(`/shelf/${encodeURIComponent(id)}/dismiss`)
    await queryClient.invalidateQueries(shelfQuery)
  } catch (error) {
    toast.failed('The event is still on the shelf', error)
  }
}
