import { type InfiniteData, infiniteQueryOptions } from '@tanstack/react-query'
import type { Person, PersonEdit } from '../../../../services/accounts/schemas.ts'
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
