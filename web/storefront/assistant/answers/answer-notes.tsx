import { useState } from 'react'
import type { Answer } from '../../../../services/assistant/answers/schemas.ts'
import { ThumbDownIcon, ThumbUpIcon } from '../chat/chat-icons.tsx'
import { useChat } from '../chat/use-chat.tsx'
import type { Turn } from '../talk/turns.ts'
import { CopyButton } from './copy-button.tsx'
import { engineWords } from './engine-words.ts'
import { noteButton } from './note-button.ts'
import { ReasonForm } from './reason-form.tsx'

/** Below an answer: who wrote it, and what can be done with it. */
export function AnswerNotes({ turn, answer }: { turn: Turn; answer: Answer }) {
  const { store } = useChat()
  const [isExplaining, setIsExplaining] = useState(false)
  const { id, feedback } = turn

  function judge(helped: boolean) {
    setIsExplaining(!helped)
    if (feedback?.helped !== helped) void store.judge(id, { helped })
  }

  return (
    <div className="text-xs text-ink-soft">
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <p className="min-w-0 flex-1 basis-40">{engineWords(answer)}</p>
        <div className="-mr-2 flex">
          <CopyButton text={answer.text} />
          <button
            type="button"
            aria-label="This helped"
            title="This helped"
            aria-pressed={feedback?.helped === true}
            className={noteButton}
            onClick={() => judge(true)}
          >
            <ThumbUpIcon className="size-4.5" />
          </button>
          <button
            type="button"
            aria-label="This did not help"
            title="This did not help"
            aria-pressed={feedback?.helped === false}
            className={noteButton}
            onClick={() => judge(false)}
          >
            <ThumbDownIcon className="size-4.5" />
          </button>
        </div>
      </div>
      {isExplaining && <ReasonForm messageId={id} onDone={() => setIsExplaining(false)} />}
      <p role="status">{feedback && !isExplaining && 'Thank you. The shop sees it.'}</p>
    </div>
  )
}
