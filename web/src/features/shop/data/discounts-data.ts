import type {
  Discount,
  DiscountCreation,
  DiscountEdit,
} from '../../../../../services/shop/discounts/schemas.ts'
import { api } from '../../../api.ts'
import { createSmallList } from './small-list.ts'

/** The latest first. */
export const discounts = createSmallList<Discount>('/shop/discounts', (a, b) =>
  b.addedAt.localeCompare(a.addedAt),
)

export const createDiscount = async (creation: DiscountCreation) =>
  discounts.keep(await api.post<Discount>('/shop/discounts', creation))

export const editDiscount = async (id: string, edit: DiscountEdit) =>
  discounts.keep(await api.patch<Discount>(`/shop/discounts/${id}`, edit))
