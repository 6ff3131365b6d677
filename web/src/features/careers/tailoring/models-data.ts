// The models that can tailor a CV, as the API tells everybody.
import { queryOptions } from '@tanstack/react-query'
import type { PublicModel } from '../../../../../services/ai/schemas.ts'
import { api } from '../../../api.ts'

/** What the API calls the engine without a model. */
export const SELECTION = 'selection'

export const modelsQuery = queryOptions({
  queryKey: ['ai', 'models'],
  queryFn: async () => (await api.get<{ items: PublicModel[] }>('/ai/models')).items,
  staleTime: 60_000,
})

/** Those that can answer now, in their order. The built-in rules sort texts, and cannot tailor. */
export const usable = (models: readonly PublicModel[] | undefined) =>
  models?.filter(({ isAvailable, provider }) => isAvailable && provider !== 'built-in') ?? []
