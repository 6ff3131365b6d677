import { useEffect, useSyncExternalStore } from 'react'
import { isWithPerson } from '../people/is-with-person.ts'
import type { ChatStore } from '../talk/chat-store.ts'

/** Milliseconds between two looks: for a person's answer, and for one that another page asked for. */
const PERSON = 4000
const ANSWER = 1000

/**
 * Looks for what may come without being asked for, while somebody may read it, and for what other tabs did when this one
 * comes back.
 */
export function useFollowing(store: ChatStore, isOpen: boolean): void {
  const pause = useSyncExternalStore(
    store.subscribe,
    () => pauseOf(store),
    () => null,
  )
  useEffect(() => {
    if (!isOpen) return
    const look = () => void (document.visibilityState === 'visible' && store.refresh())
    const timer = pause === null ? undefined : setInterval(look, pause)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [store, isOpen, pause])
}

function pauseOf({ get }: ChatStore): number | null {
  const { conversation, turns } = get()
  if (turns.some(({ isUnderWay }) => isUnderWay)) return ANSWER
  return isWithPerson(conversation) ? PERSON : null
}
