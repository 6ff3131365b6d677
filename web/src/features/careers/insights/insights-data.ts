// What the jobs ask for, as the API has it, and how an open page follows it.
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Insights, InsightsRequest } from '../../../../../services/careers/insights/schemas.ts'
import { api } from '../../../api.ts'
import { onLive } from '../../../live.ts'
import { queryClient } from '../../../query-client.ts'
import { toast } from '../../../ui/toast.tsx'

export const insightsQuery = queryOptions({
  queryKey: ['careers', 'insights'],
  queryFn: () => api.get<Insights>('/insights'),
})

/** Has them computed anew; the result arrives as a live change. Says in a toast why it could not be asked for. */
export async function computeInsights(wish: InsightsRequest): Promise<boolean> {
  try {
    const asked = await api.post<Insights>('/insights/compute', { ...wish, timeZone: localZone() })
    // An answer to an older request must not replace this one.
    await queryClient.cancelQueries(insightsQuery)
    queryClient.setQueryData(insightsQuery.queryKey, asked)
    return true
  } catch (error) {
    toast.failed('Not computed', error)
    return false
  }
}

const localZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

const SOURCES = [
  'job',
  'job-removed',
  'resume',
  'resume-removed',
  'application',
  'application-removed',
] as const

export function useInsights() {
  const { data, error, refetch } = useQuery(insightsQuery)
  const [isStale, setStale] = useState(false)
  const { status, computedAt } = data ?? {}
  const isComputing = status === 'computing'

  // What changes during a computation is looked for when that ends.
  const readySince = useRef<string | null>(null)
  useEffect(() => {
    readySince.current = !status || status === 'computing' ? null : (computedAt ?? '')
    setStale(false)
  }, [status, computedAt])

  useEffect(() => {
    const read = () => void queryClient.invalidateQueries({ queryKey: insightsQuery.queryKey })
    /** A stream that has just begun repeats what is known already. */
    const note = (change: { updatedAt?: string }) => {
      const since = readySince.current
      if (since !== null && (change.updatedAt === undefined || change.updatedAt > since)) setStale(true)
    }
    const ends = [
      onLive('insights', read),
      onLive('resync', read),
      ...SOURCES.map((source) => onLive(source, note)),
    ]
    return () => {
      for (const end of ends) end()
      read()
    }
  }, [])

  // The days of the very first computation are counted where the person is, and not in Greenwich.
  const isFirst = isComputing && computedAt === null
  const hasSaidZone = useRef(false)
  useEffect(() => {
    if (!isFirst || hasSaidZone.current || localZone() === 'UTC') return
    hasSaidZone.current = true
    void computeInsights({})
  }, [isFirst])

  return { insights: data, error, retry: refetch, isComputing, isStale: isStale && !isComputing }
}
