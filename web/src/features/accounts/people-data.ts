import { type InfiniteData, infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Person, PersonEdit } from '../../../../services/accounts/schemas.ts'
import type { Sending, SendingLimits } from '../../../../services/campaigns/sending/schemas.ts'
import { api } from '../../api.ts'
import { queryClient } from '../../query-client.ts'

interface PeopleSlice {
  items: Person[]
  nextCursor: string | null
}

const key = ['people'] as const

export const peopleQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: [...key, search],
    queryFn: ({ pageParam, signal }) =>
      api.get<PeopleSlice>('/people', {
        query: { cursor: pageParam ?? undefined, search: search || undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  })

export async function editPerson(id: string, edit: PersonEdit): Promise<Person> {
  const person = await api.patch<Person>(`/people/${encodeURIComponent(id)}`, edit)
  queryClient.setQueriesData<InfiniteData<PeopleSlice>>({ queryKey: key }, (data) =>
    data
      ? {
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            items: page.items.map((each) => (each.id === id ? person : each)),
          })),
        }
      : data,
  )
  return person
}

export const signOutPerson = (id: string) => api.delete(`/people/${encodeURIComponent(id)}/sessions`)

const sendingPath = (id: string) => `/people/${encodeURIComponent(id)}/sending`

/** What a person's campaigns may send; never from the cache, because the person changes it, too. */
export const personSendingQuery = (id: string) =>
  queryOptions({
    queryKey: ['people-sending', id],
    queryFn: ({ signal }) => api.get<Sending>(sendingPath(id), { signal }),
    gcTime: 0,
  })

/** Null for what everybody may. */
export const allowSending = (id: string, allowed: SendingLimits | null) =>
  api.patch<Sending>(sendingPath(id), { allowed })
