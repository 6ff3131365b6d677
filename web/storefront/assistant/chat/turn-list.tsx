import { useEffect, useRef } from 'react'
import { TurnView } from '../answers/turn-view.tsx'
import { keyOf } from '../talk/turns.ts'
import { useChat } from './use-chat.tsx'

/**
 * The newest question begins at the top, where its answer can be read as it comes, without following it downwards. What
 * a person writes is seen below what was said before.
 */
export function TurnList() {
  const { turns } = useChat()
  const list = useRef<HTMLElement>(null)
  const newest = turns.at(-1)
  const isReply = newest?.from === 'maker'

  // biome-ignore lint/correctness/useExhaustiveDependencies: each new message comes into view once.
  useEffect(() => {
    const box = list.current
    const last = box?.firstElementChild?.lastElementChild
    if (!box || !(last instanceof HTMLElement)) return
    box.scrollTop = isReply ? box.scrollHeight : last.offsetTop
  }, [newest && keyOf(newest), turns.length, isReply])

  return (
    <section
      ref={list}
      aria-label="Messages"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard.
      tabIndex={0}
      className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain px-5"
    >
      <ol className="h-full">
        {turns.map((turn, at) => (
          <li
            key={keyOf(turn)}
            className={`space-y-3 py-4 ${at === turns.length - 1 && !isReply ? 'min-h-full' : ''}`}
          >
            <TurnView turn={turn} isLast={at === turns.length - 1} />
          </li>
        ))}
      </ol>
    </section>
  )
}
