import { queryOptions } from '@tanstack/react-query'
import type { Shop } from '../../../../../services/shop/shops/schemas.ts'
import { api } from '../../../api.ts'

/** Where the shop of the person is, for links to what it says. */
export const handleQuery = queryOptions({
  queryKey: ['assistant', 'handle'],
  queryFn: async () => (await api.get<Shop>('/shop')).handle,
})
