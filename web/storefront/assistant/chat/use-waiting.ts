import { useSyncExternalStore } from 'react'
import { isWithPerson } from '../people/is-with-person.ts'
import type { ChatStore } from '../talk/chat-store.ts'

/** Whether something may come that this page did not ask for: a person's answer, or one that another tab asked for. */
export function useWaiting({ subscribe, get }: ChatStore): boolean {
  const isWaiting = () => {
    const { conversation, turns } = get()
    return isWithPerson(conversation) || turns.some(({ isUnderWay }) => isUnderWay)
  }
  return useSyncExternalStore(subscribe, isWaiting, isWaiting)
}
