// What is read aloud: whole sentences of an answer as they come, and what a person writes. The messages themselves are
// not announced, because every word that comes would begin the reading anew.
import { useEffect, useRef, useState } from 'react'
import { useShop } from '../../shop-context.ts'
import { newlySaid, type Said } from '../talk/announcing.ts'
import { useChat } from './use-chat.tsx'

/** Older ones were read long ago. */
const MOST = 20

export function Announcer() {
  const { locale } = useShop()
  const { turns, isLoading } = useChat()
  const said = useRef<Said | null>(null)
  const [lines, setLines] = useState<readonly { id: number; text: string }[]>([])

  useEffect(() => {
    if (isLoading) return
    const { words, now } = newlySaid(said.current, turns, locale)
    said.current = now
    if (words.length === 0) return
    setLines((before) => {
      const next = (before.at(-1)?.id ?? 0) + 1
      return [...before, ...words.map((text, at) => ({ id: next + at, text }))].slice(-MOST)
    })
  }, [turns, isLoading, locale])

  return (
    <div role="log" aria-live="polite" aria-label="What is new" className="sr-only">
      {lines.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  )
}
