// Résumés and CVs of the careers room, to choose from.
import { queryOptions } from '@tanstack/react-query'
import type { CvTile } from '../../../../../services/careers/cvs/schemas.ts'
import type { ResumeTile } from '../../../../../services/careers/resumes/schemas.ts'
import type { PageOf } from '../../../../../services/platform/schemas.ts'
import { api } from '../../../api.ts'

/** The most that the API gives at once. */
const limit = 200

export const readyResumesQuery = queryOptions({
  queryKey: ['campaigns', 'resumes'],
  queryFn: () => api.get<PageOf<ResumeTile>>('/resumes', { query: { limit } }),
  select: ({ items }) => items.filter(({ status }) => status === 'ready'),
})

export const readyCvsQuery = queryOptions({
  queryKey: ['campaigns', 'cvs'],
  queryFn: async () => {
    const cvs: CvTile[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page: PageOf<CvTile> = await api.get('/cvs', { query: { limit, cursor } })
      cvs.push(...page.items)
      cursor = page.nextCursor
    }
    return cvs
  },
  select: (cvs) => cvs.filter(({ status }) => status === 'ready'),
})
