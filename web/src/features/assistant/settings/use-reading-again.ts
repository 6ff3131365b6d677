import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from '../../../ui/toast.tsx'
import { useAssistant } from '../assistant-page.tsx'
import { assistantQuery, readAgain } from '../data/assistant-data.ts'

/** Milliseconds between two looks at how far it has come. */
const LOOKS_EVERY = 2000

/** Has everything read again, and follows that until what is known is the new reading. */
export function useReadingAgain() {
  const { knowledge } = useAssistant()
  const [isAsked, setIsAsked] = useState(false)
  const [isSending, setIsSending] = useState(false)
  // Who knows nothing yet reads for the first time.
  const isReading = isSending || (knowledge ? knowledge.isRebuilding : isAsked)
  useQuery({ ...assistantQuery, refetchInterval: isReading ? LOOKS_EVERY : false })

  async function begin(): Promise<void> {
    setIsSending(true)
    try {
      await readAgain()
      setIsAsked(true)
    } catch (error) {
      toast.failed('It does not read your shop again', error)
    } finally {
      setIsSending(false)
    }
  }

  return { isReading, isRead: isAsked && !isReading, begin }
}
