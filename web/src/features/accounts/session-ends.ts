import { api } from '../../api.ts'
import { queryClient } from '../../query-client.ts'
import { toast } from '../../ui/toast.tsx'
import { sessionsQuery } from './sessions-data.ts'

export async function endSession(id: string) {
  await api.delete(`/sessions/${encodeURIComponent(id)}`)
  queryClient.setQueryData(sessionsQuery.queryKey, (sessions) =>
    sessions?.filter((session) => session.id !== id),
  )
}

/** Ends every session except this one. The list is fetched again first, so that none is missed. */
export async function signOutEverywhere() {
  try {
    const sessions = await queryClient.fetchQuery({ ...sessionsQuery, staleTime: 0 })
    await Promise.all(
      sessions.filter((session) => !session.isCurrent).map((session) => endSession(session.id)),
    )
  } catch (error) {
    toast.failed('Not all devices could be signed out', error)
    throw error
  }
}
