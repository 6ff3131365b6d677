import { queryOptions } from '@tanstack/react-query'
import type { Shop } from '../../../../../services/shop/shops/schemas.ts'
import { api } from '../../../api.ts'

/** The shop of the person: where its texts are, and in which currency its prices are. */
export const ownShopQuery = queryOptions({
  queryKey: ['assistant', 'shop'],
  queryFn: () => api.get<Shop>('/shop'),
})
