// Catalogues as CSV files, and what became of their rows.
import { infiniteQueryOptions } from '@tanstack/react-query'
import type { PageOf } from '../../../../../services/platform/schemas.ts'
import type { CatalogueImport, ImportRow } from '../../../../../services/shop/imports/schemas.ts'
import { api } from '../../../api.ts'
import { createSmallList } from './small-list.ts'

/** The latest first. */
export const catalogueImports = createSmallList<CatalogueImport>('/shop/imports', (a, b) =>
  b.addedAt.localeCompare(a.addedAt),
)

export const importRowsQuery = (id: string, status: CatalogueImport['status']) =>
  infiniteQueryOptions({
    queryKey: ['shop', 'import-rows', id, status] as const,
    queryFn: ({ pageParam, signal }) =>
      api.get<PageOf<ImportRow>>(`/shop/imports/${id}/rows`, {
        query: { cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })

export const takeImport = async (id: string) =>
  catalogueImports.keep(await api.post<CatalogueImport>(`/shop/imports/${id}/take`))

export async function deleteImport(id: string): Promise<void> {
  await api.delete(`/shop/imports/${id}`)
  catalogueImports.drop(id)
}
