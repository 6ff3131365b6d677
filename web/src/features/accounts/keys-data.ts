import { queryOptions } from '@tanstack/react-query'
import type { ApiKey } from '../../../../services/accounts/schemas.ts'
import { api } from '../../api.ts'

export const keysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: async ({ signal }) => (await api.get<{ items: ApiKey[] }>('/account/keys', { signal })).items,
})
