import { queryOptions } from '@tanstack/react-query'
import type { Portfolio, PortfolioSettings } from '../../../../../services/photos/portfolio/schemas.ts'
import type { RightsProfile } from '../../../../../services/photos/rights/schemas.ts'
import { ApiError, api } from '../../../api.ts'
import { queryClient } from '../../../query-client.ts'

/** Null where there is none yet. */
export const portfolioQuery = queryOptions({
  queryKey: ['photos', 'portfolio'] as const,
  queryFn: ({ signal }) =>
    api.get<Portfolio>('/photo-portfolio', { signal }).catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 404) return null
      throw error
    }),
})

export const rightsQuery = queryOptions({
  queryKey: ['photos', 'rights'] as const,
  queryFn: ({ signal }) => api.get<RightsProfile>('/photo-rights', { signal }),
})

export async function savePortfolio(settings: PortfolioSettings): Promise<Portfolio> {
  const saved = await api.put<Portfolio>('/photo-portfolio', settings)
  queryClient.setQueryData(portfolioQuery.queryKey, saved)
  return saved
}

export async function saveRights(rights: RightsProfile): Promise<RightsProfile> {
  const saved = await api.put<RightsProfile>('/photo-rights', rights)
  queryClient.setQueryData(rightsQuery.queryKey, saved)
  return saved
}
