import { CloudOff } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useLiveState } from '../live.ts'

/** Milliseconds; shorter gaps recover by themselves and need no hint. */
const patience = 4000

function watchOnline(changed: () => void) {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

export function ConnectionHint() {
  const online = useSyncExternalStore(watchOnline, () => navigator.onLine)
  const state = useLiveState()
  const interrupted = state === 'waiting' || state === 'connecting'
  const [long, setLong] = useState(false)

  useEffect(() => {
    if (!interrupted) return setLong(false)
    const timer = setTimeout(() => setLong(true), patience)
    return () => clearTimeout(timer)
  }, [interrupted])

  const text = !online
    ? 'You are offline. What you see may be out of date.'
    : interrupted && long
      ? 'Reconnecting… What you see may be out of date.'
      : ''
  return (
    // On a phone it takes a place of its own: over the page it would cover the title and the buttons.
    <div
      role="status"
      className="sticky top-0 z-cover md:pointer-events-none md:fixed md:inset-x-3 md:top-3 md:z-float md:flex md:justify-center"
    >
      {text && (
        <span className="flex animate-fade items-center justify-center gap-2 bg-ink px-3.5 py-2 font-medium text-note text-paper md:rounded-md md:shadow-lift">
          <CloudOff aria-hidden="true" className="size-4 shrink-0" />
          {text}
        </span>
      )}
    </div>
  )
}
