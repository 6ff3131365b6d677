import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Found } from '../../../../services/platform/schemas.ts'
import { api } from '../../api.ts'

/** Milliseconds without a key after which the text is searched for. */
const pause = 150

/** What the text finds in all rooms. While it is being searched for, the last answer stays. */
export function useFound(text: string) {
  const searched = useSettled(text.trim())
  const { data, isFetching, error } = useQuery({
    queryKey: ['search', searched],
    queryFn: ({ signal }) =>
      api.get<{ items: Found[] }>('/search', { query: { q: searched.slice(0, 100) }, signal }),
    enabled: searched !== '',
    placeholderData: keepPreviousData,
    staleTime: 5000,
    retry: false,
  })
  const isAsked = text.trim() !== ''
  return {
    found: isAsked ? (data?.items ?? []) : [],
    isSearching: isAsked && (isFetching || searched !== text.trim()),
    error: isAsked ? error : null,
  }
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
