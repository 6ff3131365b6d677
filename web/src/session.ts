// The signed-in person. The account is one cached query, which live events and edits update.
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import type { Account, Credentials, Registration } from '../../services/accounts/schemas.ts'
import { api, session } from './api.ts'
import { forgetPerson } from './personal-storage.ts'
import { queryClient } from './query-client.ts'

export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: async ({ signal }) => {
    const account = await api.get<Account>('/account', { signal })
    session.seen()
    return account
  },
  staleTime: Number.POSITIVE_INFINITY,
})

/** The signed-in person. Use it only below the shell, whose route has loaded it. */
export const useAccount = () => useSuspenseQuery(accountQuery).data

export const keepAccount = (account: Account) => queryClient.setQueryData(accountQuery.queryKey, account)

export async function signIn(credentials: Credentials) {
  begin(await api.post<Account>('/session', credentials))
}

export async function register(registration: Registration) {
  begin(await api.post<Account>('/accounts', registration))
}

function begin(account: Account) {
  queryClient.clear()
  session.started()
  keepAccount(account)
}

export async function signOut() {
  const account = queryClient.getQueryData(accountQuery.queryKey)
  await api.delete('/session')
  forgetSession()
  // Browsers that store nothing (private windows, forbidden storage) have nothing to remove.
  if (account) await forgetPerson(account.id).catch(() => undefined)
}

/** Nothing of one person may be left for the next one at this browser. */
export function forgetSession() {
  session.ended()
  queryClient.clear()
}
