// The person's shop as the API has it.
import { queryOptions } from '@tanstack/react-query'
import type { Shop, ShopEdit, ShopOpening } from '../../../../../services/shop/shops/schemas.ts'
import { ApiError, api } from '../../../api.ts'
import { queryClient } from '../../../query-client.ts'

const shopKey = ['shop', 'own'] as const

/** Null for somebody who has none. */
export const shopQuery = queryOptions({
  queryKey: shopKey,
  async queryFn(): Promise<Shop | null> {
    try {
      return await api.get<Shop>('/shop')
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return null
      throw error
    }
  },
})

/** Shows a shop as it is now; a live change may overtake the answer to the request that caused it. */
export function keepShop(shop: Shop): Shop {
  queryClient.setQueryData<Shop | null>(shopKey, (known) =>
    known && known.updatedAt > shop.updatedAt ? known : shop,
  )
  return shop
}

/** What is missing before customers can buy follows from products and texts, too. */
export const refreshShop = () => void queryClient.invalidateQueries({ queryKey: shopKey })

export const openShop = async (opening: ShopOpening) => keepShop(await api.post<Shop>('/shop', opening))

export const editShop = async (edit: ShopEdit) => keepShop(await api.patch<Shop>('/shop', edit))
