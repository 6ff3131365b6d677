import { useEffect, useRef, useState } from 'react'
import type { ListMapping, RecipientList } from '../../../../../../services/campaigns/lists/schemas.ts'
import { toast } from '../../../../ui/toast.tsx'
import { mapList } from '../../data/lists-data.ts'

/**
 * The mapping of a list as it is chosen. Each choice has the list read again; one that is made meanwhile waits until
 * that is done.
 */
export function useMapping({ id, mapping: known, status }: RecipientList) {
  const [wanted, setWanted] = useState<ListMapping | null>(null)
  const isSending = useRef(false)
  const mapping = wanted ?? known

  useEffect(() => {
    if (!wanted || isSending.current || status === 'reading') return
    isSending.current = true
    mapList(id, wanted)
      .catch((error: unknown) => toast.failed('The list was not read again', error))
      .finally(() => {
        isSending.current = false
        setWanted((latest) => (latest === wanted ? null : latest))
      })
  }, [wanted, status, id])

  return {
    mapping,
    isReading: wanted !== null || status === 'reading',
    map: (change: Partial<ListMapping>) => mapping && setWanted({ ...mapping, ...change }),
  }
}
