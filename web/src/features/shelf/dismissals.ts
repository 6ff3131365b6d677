import { useSyncExternalStore } from 'react'
import { api } from '../../api.ts'
import { queryClient } from '../../query-client.ts'
import { toast } from '../../ui/toast.tsx'
import { shelfQuery } from './shelf-data.ts'

// The API cannot undo a dismissal, so it is sent only when the offer to undo has left the screen. If the window is
// closed before that, the event stays on the shelf, which does no harm.
const watchers = new Set<() => void>()
let waiting: readonly string[] = []

function change(next: readonly string[]) {
  waiting = next
  for (const watcher of watchers) watcher()
}

/** Ids that are already hidden although the API still has them. */
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
