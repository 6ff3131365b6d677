import { type FormEvent, useEffect, useRef, useState } from 'react'
import { input, quietButton } from '../../controls.ts'

const MOST_LETTERS = 100

interface TitleFormProps {
  title: string
  /** True when it went well. */
  onSave: (title: string) => Promise<boolean>
  onDone: () => void
}

export function TitleForm({ title, onSave, onDone }: TitleFormProps) {
  const [text, setText] = useState(title)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])

  async function save(event: FormEvent) {
    event.preventDefault()
    const words = text.trim()
    if (words === '' || words === title || (await onSave(words))) onDone()
  }

  return (
    <form onSubmit={(event) => void save(event)} className="mt-1 flex gap-2">
      <input
        ref={field}
        dir="auto"
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          // It ends the change, not the chat.
          event.preventDefault()
          event.stopPropagation()
          onDone()
        }}
        maxLength={MOST_LETTERS}
        aria-label="New name"
        autoComplete="off"
        className={`${input} min-w-0`}
      />
      <button type="submit" className={quietButton}>
        Save
      </button>
    </form>
  )
}
