import { queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '../api.ts'

export interface HandleState {
  isAvailable: boolean
  /** In plain words; null where it is available. */
  reason: string | null
}

const HANDLE = /^[a-z0-9](?:[a-z0-9-]{1,38}[a-y0-9])$/
const PROBLEM =
  'Use 3 to 40 letters a–z, digits and hyphens. It begins and ends with a letter or digit, not with z.'

/** Each kind of address has handles of its own. */
export type HandleKind = 'shop' | 'portfolio'

/** What is wrong with how a handle is written; undefined when nothing is. */
export const handleProblem = (handle: string) => (HANDLE.test(handle) ? undefined : PROBLEM)

const handleQuery = (kind: HandleKind, handle: string) =>
  queryOptions({
    queryKey: ['handles', kind, handle] as const,
    queryFn: () => api.get<HandleState>(`/${kind}-handles/${handle}`),
    staleTime: 10_000,
  })

/** Milliseconds without a key press before it is asked for. */
const TYPING_REST = 300

/** Whether a handle can be had, as it is typed; undefined while that is not known. */
export function useHandleState(kind: HandleKind, handle: string): HandleState | undefined {
  const [rested, setRested] = useState(handle)
  useEffect(() => {
    const timer = setTimeout(() => setRested(handle), TYPING_REST)
    return () => clearTimeout(timer)
  }, [handle])
  const problem = handleProblem(rested)
  const { data } = useQuery({ ...handleQuery(kind, rested), enabled: !problem })
  if (handle === '' || rested !== handle) return undefined
  if (problem) return { isAvailable: false, reason: problem }
  return data
}
