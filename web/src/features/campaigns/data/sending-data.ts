// The person's mailbox, limits, and when the next mail may go.
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Sending, SendingEdit } from '../../../../../services/campaigns/sending/schemas.ts'
import { api } from '../../../api.ts'
import { onLive } from '../../../live.ts'
import { queryClient } from '../../../query-client.ts'

export const sendingQuery = queryOptions({
  queryKey: ['campaigns', 'sending'],
  queryFn: () => api.get<Sending>('/sending'),
})

export const keepSending = (sending: Sending) => queryClient.setQueryData(sendingQuery.queryKey, sending)

export const editSending = async (edit: SendingEdit) =>
  keepSending(await api.patch<Sending>('/sending', edit))

/** What is read now, and every change of it while the page is open. */
export function useSending() {
  const state = useQuery(sendingQuery)
  useEffect(() => {
    const read = () => void queryClient.invalidateQueries({ queryKey: sendingQuery.queryKey })
    const ends = [onLive('sending', (sending) => void keepSending(sending)), onLive('resync', read)]
    return () => {
      for (const end of ends) end()
      read()
    }
  }, [])
  return state
}
