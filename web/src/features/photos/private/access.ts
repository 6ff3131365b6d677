// Whether private photos are unlocked in this session. The service decides; this caches its last answer.
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { PrivateAccess } from '../../../../../services/accounts/schemas.ts'
import { api } from '../../../api.ts'
import { queryClient } from '../../../query-client.ts'
import { accountQuery, useAccount } from '../../../session.ts'
import { lists } from '../data/store.ts'

const path = '/account/private-access'
const LOCKED: PrivateAccess = { unlockedUntil: null }

const accessQuery = queryOptions({
  queryKey: ['private-access'],
  queryFn: ({ signal }) => api.get<PrivateAccess>(path, { signal }),
})

const isOpen = ({ unlockedUntil }: PrivateAccess) =>
  unlockedUntil !== null && Date.parse(unlockedUntil) > Date.now()

export async function unlock(password: string): Promise<void> {
  queryClient.setQueryData(accessQuery.queryKey, await api.post<PrivateAccess>(path, { password }))
}

export async function lock(): Promise<void> {
  try {
    await api.delete(path)
  } finally {
    forget()
  }
}

/** Removes everything private from this page's memory. */
function forget() {
  queryClient.setQueryData(accessQuery.queryKey, LOCKED)
  lists.forgetPrivate()
}

export const seesPrivateNow = () =>
  queryClient.getQueryData(accountQuery.queryKey)?.hasPassword === false ||
  isOpen(queryClient.getQueryData(accessQuery.queryKey) ?? LOCKED)

/** Where a proxy signs people in there is no password to ask for: private photos are hidden, not locked. */
export function usePrivateAccess() {
  const { hasPassword } = useAccount()
  const { data, error, isPending, refetch } = useQuery({ ...accessQuery, enabled: hasPassword })
  const until = data?.unlockedUntil ?? null

  useEffect(() => {
    if (until === null) return
    const timer = setTimeout(forget, Math.max(0, Date.parse(until) - Date.now()))
    return () => clearTimeout(timer)
  }, [until])

  return {
    isUnlocked: !hasPassword || (data !== undefined && isOpen(data)),
    hasLock: hasPassword,
    until,
    isPending: hasPassword && isPending,
    error,
    retry: refetch,
  }
}
