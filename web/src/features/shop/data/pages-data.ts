// The texts that a shop needs besides its goods.
import { queryOptions } from '@tanstack/react-query'
import type { PageKind, ShopPage, ShopPageEdit } from '../../../../../services/shop/pages/schemas.ts'
import { api } from '../../../api.ts'
import { queryClient } from '../../../query-client.ts'
import { refreshShop } from './shop-data.ts'

const pagesKey = ['shop', 'pages'] as const

export const pagesQuery = queryOptions({
  queryKey: pagesKey,
  queryFn: async () => (await api.get<{ items: ShopPage[] }>('/shop/pages')).items,
})

export async function writePage(kind: ShopPage['kind'], edit: ShopPageEdit): Promise<ShopPage> {
  const page = await api.put<ShopPage>(`/shop/pages/${kind}`, edit)
  queryClient.setQueryData<ShopPage[]>(pagesKey, (known) => [
    ...(known ?? []).filter((other) => other.kind !== kind),
    page,
  ])
  refreshShop()
  return page
}

export type Kind = (typeof PageKind)['enum'][number]
