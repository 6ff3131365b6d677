import type { Faq, FaqCreation, FaqEdit } from '../../../../../services/shop/faqs/schemas.ts'
import { api } from '../../../api.ts'
import { byPosition, createSmallList } from './small-list.ts'

export const faqs = createSmallList<Faq>('/shop/faqs', byPosition)

export const createFaq = async (creation: FaqCreation) =>
  faqs.keep(await api.post<Faq>('/shop/faqs', creation))

export const editFaq = async (id: string, edit: FaqEdit) =>
  faqs.keep(await api.patch<Faq>(`/shop/faqs/${id}`, edit))
