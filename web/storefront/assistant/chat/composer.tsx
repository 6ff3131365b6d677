import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from 'react'
import { MAX_QUESTION_LETTERS } from '../../../../services/assistant/answers/schemas.ts'
import { MOST_MESSAGES } from '../../../../services/assistant/conversations/schemas.ts'
import { quietButton } from '../../controls.ts'
import { isWithPerson } from '../people/is-with-person.ts'
import { isComing } from '../talk/turns.ts'
import { SendIcon, StopIcon } from './chat-icons.tsx'
import { useChat } from './use-chat.tsx'

/** From this many letters before the end on it is said how many are left. */
const NEARLY = 100

export function Composer() {
  const { store, memory, turns, conversation } = useChat()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(memory.draft)
  const isBusy = turns.some(isComing)
  const letters = [...text.trim()].length
  const left = MAX_QUESTION_LETTERS - letters
  const canSend = letters > 0 && left >= 0

  function write(words: string) {
    setText(words)
    memory.keepDraft(words)
  }
  function send(event: FormEvent) {
    event.preventDefault()
    field.current?.focus()
    if (!canSend || isBusy) return
    const words = text.trim()
    setText('')
    void store.ask(words)
  }
  function onKeyDown(event: KeyboardEvent) {
    // Enter also ends a word that is written with an input method.
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) send(event)
  }

  if (conversation && conversation.messages >= MOST_MESSAGES && !isBusy)
    return (
      <div className="border-t border-line px-4 py-4 text-center text-sm">
        <p className="mb-3 text-ink-soft">This conversation is full.</p>
        <button type="button" className={quietButton} onClick={store.startNew}>
          Begin a new one
        </button>
      </div>
    )
  const label = isWithPerson(conversation) ? 'Your message to the shop' : 'Your question'
  return (
    <form
      onSubmit={send}
      className="border-t border-line px-3 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]"
    >
      <div className="flex items-end gap-2 rounded-md border border-line-strong bg-paper-raised focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-accent">
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          value={text}
          aria-label={label}
          aria-invalid={left < 0}
          aria-describedby={left < NEARLY ? id : undefined}
          placeholder={label}
          autoComplete="off"
          enterKeyHint="send"
          onChange={({ target }) => write(target.value)}
          onKeyDown={onKeyDown}
          className="field-sizing-content max-h-36 min-h-11 min-w-0 flex-1 resize-none bg-transparent py-2.5 pl-3 text-base outline-none placeholder:text-ink-faint"
        />
        {isBusy ? (
          <button
            type="button"
            aria-label="Stop the answer"
            onClick={store.stop}
            className="m-1 inline-flex size-9 shrink-0 items-center justify-center rounded-sm bg-wash-strong text-ink"
          >
            <StopIcon />
          </button>
        ) : (
          <button
            type="submit"
            aria-label="Send"
            disabled={!canSend}
            className="m-1 inline-flex size-9 shrink-0 items-center justify-center rounded-sm bg-accent text-accent-ink hover:brightness-110 disabled:bg-wash-strong disabled:text-ink-faint"
          >
            <SendIcon />
          </button>
        )}
      </div>
      {left < NEARLY && (
        <p id={id} className={`mt-1.5 text-xs ${left < 0 ? 'text-danger' : 'text-ink-soft'}`}>
          {left < 0
            ? `${-left} ${left === -1 ? 'letter' : 'letters'} too many. A question may have ${MAX_QUESTION_LETTERS}.`
            : `${left} ${left === 1 ? 'letter' : 'letters'} left`}
        </p>
      )}
    </form>
  )
}
