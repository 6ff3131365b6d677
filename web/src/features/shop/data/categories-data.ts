import type {
  Category,
  CategoryCreation,
  CategoryEdit,
} from '../../../../../services/shop/categories/schemas.ts'
import { api } from '../../../api.ts'
import { byPosition, createSmallList } from './small-list.ts'

export const categories = createSmallList<Category>('/shop/categories', byPosition)

export const createCategory = async (creation: CategoryCreation) =>
  categories.keep(await api.post<Category>('/shop/categories', creation))

export const editCategory = async (id: string, edit: CategoryEdit) =>
  categories.keep(await api.patch<Category>(`/shop/categories/${id}`, edit))
