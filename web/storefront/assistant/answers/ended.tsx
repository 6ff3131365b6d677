import { textButton } from '../../controls.ts'
import { useChat } from '../chat/use-chat.tsx'
import { isComing, type Turn } from '../talk/turns.ts'

interface EndedProps {
  turn: Turn
  words: string
  isProblem?: boolean
}

/** What came of an answer is unfinished, or nothing came; the same question can be asked once more. */
export function Ended({ turn, words, isProblem = false }: EndedProps) {
  const { store, turns } = useChat()
  return (
    <div
      className={`rounded-md px-3.5 py-2.5 text-sm ${isProblem ? 'bg-danger-wash text-danger' : 'bg-wash text-ink-soft'}`}
    >
      <p>
        {isProblem && turn.partial !== '' && 'This answer is not complete. '}
        {words}
      </p>
      <button
        type="button"
        disabled={turns.some(isComing)}
        className={`${textButton} mt-1 min-h-8`}
        onClick={() => void store.retry(turn)}
      >
        Ask again
      </button>
    </div>
  )
}
