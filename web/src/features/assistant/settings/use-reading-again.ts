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
  const indexedAt = knowledge?.indexedAt ?? null
  /** When it had read the shop before; null while it need not read. */
  const [before, setBefore] = useState<{ indexedAt: string | null } | null>(null)
  const isReading = before !== null && before.indexedAt === indexedAt
  useQuery({ ...assistantQuery, refetchInterval: isReading ? LOOKS_EVERY : false })

  async function begin(): Promise<void> {
    setBefore({ indexedAt })
    try {
      await readAgain()
    } catch (error) {
      setBefore(null)
      toast.failed('It does not read your shop again', error)
    }
  }

  return { isReading, isRead: before !== null && !isReading, begin }
}
