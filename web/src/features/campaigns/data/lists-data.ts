// Lists of recipients as they were uploaded or pasted, and the reports about their rows.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { useEffect } from 'react'
import type {
  ListMapping,
  RecipientList,
  RowQuery,
  RowReport,
} from '../../../../../services/campaigns/lists/schemas.ts'
import type { PageOf } from '../../../../../services/platform/schemas.ts'
import { api } from '../../../api.ts'
import { onLive } from '../../../live.ts'
import { queryClient } from '../../../query-client.ts'
import { refetchRecipients } from './recipients-data.ts'

const listsKey = (campaignId: string) => ['campaigns', 'lists', campaignId] as const
const rowsKey = (id: string) => ['campaigns', 'list-rows', id] as const

type Lists = PageOf<RecipientList>

export const listsQuery = (campaignId: string) =>
  queryOptions({
    queryKey: listsKey(campaignId),
    queryFn: () => api.get<Lists>(`/campaigns/${campaignId}/lists`),
  })

export type RowsShown = NonNullable<RowQuery['show']>

export const rowsQuery = (id: string, show: RowsShown) =>
  infiniteQueryOptions({
    queryKey: [...rowsKey(id), show],
    queryFn: ({ pageParam, signal }) =>
      api.get<PageOf<RowReport>>(`/recipient-lists/${id}/rows`, {
        query: { show, cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  })

/** Shows a list as it is now, a new one after the others. */
export function keepList(list: RecipientList): RecipientList {
  queryClient.setQueryData<Lists>(listsKey(list.campaignId), (known) => {
    if (!known) return known
    const at = known.items.findIndex(({ id }) => id === list.id)
    const old = known.items[at]
    if (!old) return { ...known, items: [...known.items, list] }
    return old.updatedAt > list.updatedAt ? known : { ...known, items: known.items.with(at, list) }
  })
  return list
}

export const pasteRows = async (campaignId: string, text: string) =>
  keepList(await api.post<RecipientList>(`/campaigns/${campaignId}/lists`, { text }))

export const mapList = async (id: string, mapping: ListMapping) =>
  keepList(await api.patch<RecipientList>(`/recipient-lists/${id}/mapping`, mapping))

/** `corrections` are addresses that the person accepts, by the number of the row. */
export const takeList = async (id: string, corrections: Record<string, string>) =>
  keepList(await api.post<RecipientList>(`/recipient-lists/${id}/take`, { corrections }))

export const undoList = async (id: string) =>
  keepList(await api.post<RecipientList>(`/recipient-lists/${id}/undo`))

export async function deleteList({ id, campaignId }: RecipientList): Promise<void> {
  await api.delete(`/recipient-lists/${id}`)
  forget(campaignId, id)
}

function forget(campaignId: string, id: string): void {
  queryClient.setQueryData<Lists>(
    listsKey(campaignId),
    (known) => known && { ...known, items: known.items.filter((list) => list.id !== id) },
  )
}

/** Follows the lists of a campaign while they are shown. */
export function useLiveLists(campaignId: string): void {
  useEffect(() => {
    const read = () => void queryClient.invalidateQueries({ queryKey: listsKey(campaignId) })
    const ends = [
      onLive('recipient-list', (list) => {
        if (list.campaignId !== campaignId) return
        keepList(list)
        void queryClient.invalidateQueries({ queryKey: rowsKey(list.id) })
        if (list.status === 'taken' || list.status === 'undone') void refetchRecipients(campaignId)
      }),
      onLive('recipient-list-removed', ({ id }) => forget(campaignId, id)),
      onLive('resync', read),
    ]
    return () => {
      for (const end of ends) end()
      read()
    }
  }, [campaignId])
}
