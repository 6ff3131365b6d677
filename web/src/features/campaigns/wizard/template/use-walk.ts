import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Campaign } from '../../../../../../services/campaigns/campaigns/schemas.ts'
import type { RecipientRow } from '../../../../../../services/campaigns/recipients/schemas.ts'
import { recipientsQuery } from '../../data/recipients-data.ts'

export interface Walk {
  /** The one that is shown; undefined until it is loaded, and without recipients. */
  recipient: RecipientRow | undefined
  /** From 0. */
  at: number
  go: (to: number) => void
  /** Whether the next one is there, or can be fetched. */
  hasNext: boolean
}

/** Goes through a campaign's recipients in their order; pages are fetched as they are reached. */
export function useWalk({ id }: Pick<Campaign, 'id'>): Walk {
  const [asked, setAsked] = useState(0)
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(recipientsQuery(id))
  const rows = data?.pages.flatMap(({ items }) => items) ?? []
  const lacks = asked >= rows.length && hasNextPage
  useEffect(() => {
    if (lacks && !isFetchingNextPage) void fetchNextPage()
  }, [lacks, isFetchingNextPage, fetchNextPage])
  // Somebody who was taken out may have been the last.
  const at = lacks ? asked : Math.max(0, Math.min(asked, rows.length - 1))
  return {
    recipient: rows[Math.min(at, rows.length - 1)],
    at,
    go: (to) => setAsked(Math.max(0, to)),
    hasNext: at + 1 < rows.length || hasNextPage,
  }
}
