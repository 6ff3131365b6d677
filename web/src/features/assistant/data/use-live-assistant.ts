import { useEffect } from 'react'
import { onLive } from '../../../live.ts'
import { refreshFigures } from './assistant-data.ts'
import { conversations, forget } from './conversations-data.ts'

/** Milliseconds in which many changes become one reading of figures and questions. */
const GATHERED = 1000

/** Follows the conversations while a page of the room is open; what happened meanwhile is fetched then. */
export function useLiveAssistant(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const refreshSoon = () => {
      timer ??= setTimeout(() => {
        timer = undefined
        refreshFigures()
      }, GATHERED)
    }
    const refreshAll = () => {
      conversations.invalidate()
      refreshFigures()
    }
    const ends = [
      onLive('assistant-conversation', (conversation) => {
        conversations.hear(conversation)
        refreshSoon()
      }),
      onLive('assistant-conversation-removed', ({ id }) => forget(id)),
      onLive('resync', refreshAll),
    ]
    return () => {
      clearTimeout(timer)
      for (const end of ends) end()
      refreshAll()
    }
  }, [])
}
