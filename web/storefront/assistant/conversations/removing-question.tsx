import { useEffect, useRef } from 'react'
import { textButton } from '../../controls.ts'

interface RemovingQuestionProps {
  onRemove: () => Promise<boolean>
  onKeep: () => void
}

export function RemovingQuestion({ onRemove, onKeep }: RemovingQuestionProps) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return (
    <div className="mt-1 rounded-md bg-danger-wash px-3.5 py-3 text-sm">
      <p id="removing-question">Delete it for good? Then the shop does not have it any more, either.</p>
      <div className="mt-2 flex gap-2">
        <button
          ref={button}
          type="button"
          aria-describedby="removing-question"
          className="min-h-9 rounded-sm bg-danger-fill px-4 text-sm font-medium text-danger-ink hover:bg-danger-fill-strong"
          onClick={() => void onRemove()}
        >
          Delete
        </button>
        <button type="button" className={`${textButton} px-2`} onClick={onKeep}>
          Keep it
        </button>
      </div>
    </div>
  )
}
