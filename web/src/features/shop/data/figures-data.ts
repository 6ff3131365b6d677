import { queryOptions } from '@tanstack/react-query'
import type { PeriodKind, ShopFigures } from '../../../../../services/shop/figures/schemas.ts'
import { api } from '../../../api.ts'
import { figuresKey } from './orders-data.ts'

/** How the shop does, by day, week or month. */
export const figuresQuery = (by: PeriodKind) =>
  queryOptions({
    queryKey: [...figuresKey, by],
    queryFn: () => api.get<ShopFigures>('/shop/figures', { query: { by } }),
    placeholderData: (before) => before,
  })
