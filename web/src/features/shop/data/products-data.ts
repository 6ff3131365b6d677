// Products as the API has them, and what can be done with them.
import { queryOptions } from '@tanstack/react-query'
import type { PageOf } from '../../../../../services/platform/schemas.ts'
import type {
  BulkEdit,
  Product,
  ProductCreation,
  ProductEdit,
  ProductQuery,
  ProductStatus,
} from '../../../../../services/shop/products/schemas.ts'
import { api } from '../../../api.ts'
import type { ListRules } from '../../../list-pages.ts'
import { createLiveLists } from '../../../live-list.ts'
import { queryClient } from '../../../query-client.ts'
import { refreshShop } from './shop-data.ts'

export type ProductFilter = Pick<ProductQuery, 'status' | 'categoryId' | 'q' | 'trashed'>

const PAGE = 50

const productKey = (id: string) => ['shop', 'product', id] as const

const rules: ListRules<Product, ProductFilter> = {
  belongs({ trashed = false, status, categoryId, q }, product) {
    if ((product.trashedAt !== null) !== trashed) return 'no'
    if (status && product.status !== status) return 'no'
    if (categoryId && !product.categoryIds.includes(categoryId)) return 'no'
    return q ? 'unknown' : 'yes'
  },
  position: (_filter, { addedAt, id }) => [addedAt, id],
  isDescending: () => true,
}

export const products = createLiveLists<Product, ProductFilter>({
  client: queryClient,
  name: 'shop-products',
  rules,
  fetchPage: (filter, cursor) =>
    api.get<PageOf<Product>>('/shop/products', {
      query: { ...filter, limit: PAGE, cursor: cursor ?? undefined },
    }),
  shown: show,
  heard: (items) => items.forEach(show),
  now: Date.now,
})

export const productQuery = (id: string) =>
  queryOptions({ queryKey: productKey(id), queryFn: () => api.get<Product>(`/shop/products/${id}`) })

/** A live change may overtake the answer to the request that caused it. */
function show(product: Product): void {
  queryClient.setQueryData<Product>(productKey(product.id), (known) =>
    known && (known.revision > product.revision || known.updatedAt > product.updatedAt) ? known : product,
  )
}

/** Shows what the API answered. */
export function keepProduct(product: Product): Product {
  show(product)
  products.apply([product])
  return product
}

export async function createProduct(creation: ProductCreation): Promise<Product> {
  const product = keepProduct(await api.post<Product>('/shop/products', creation))
  refreshShop()
  return product
}

/** Throws ApiError 409 when somebody else has changed it since `revision`. */
export const editProduct = async (id: string, edit: ProductEdit) =>
  keepProduct(await api.patch<Product>(`/shop/products/${id}`, edit))

/** The newest version, not the one that is shown. */
export const readProduct = async (id: string) => keepProduct(await api.get<Product>(`/shop/products/${id}`))

export const duplicateProduct = async (id: string) =>
  keepProduct(await api.post<Product>(`/shop/products/${id}/duplicate`))

/** As many as one request may name. */
export const BATCH = 200

async function inBatches<Each>(those: readonly Each[], send: (batch: Each[]) => Promise<unknown>) {
  for (let at = 0; at < those.length; at += BATCH) await send(those.slice(at, at + BATCH))
}

export async function setStatus(those: readonly Product[], status: ProductStatus): Promise<void> {
  await products.edit(those, { status }, () =>
    inBatches(idsOf(those), (ids) => api.post('/shop/products/status', { ids, status })),
  )
  refreshShop()
}

export type VariantChange = BulkEdit['changes'][number]

/** All of a batch or none of it; batches are as large as the API takes. */
export async function changeVariants(changes: readonly VariantChange[]): Promise<void> {
  await inBatches(changes, (batch) => api.post('/shop/products/bulk-edit', { changes: batch }))
  const ids = [...new Set(changes.map(({ productId }) => productId))]
  // The live stream says the same, but perhaps later than the person looks.
  await Promise.all(ids.slice(0, BATCH).map((id) => readProduct(id).catch(() => null)))
}

export const moveToTrash = (those: readonly Product[]) =>
  products.edit(those, { trashedAt: new Date().toISOString() }, () => sendIds('trash', idsOf(those)))

export const takeFromTrash = (those: readonly Product[]) =>
  products.edit(those, { trashedAt: null }, () => sendIds('restore', idsOf(those)))

export async function deleteForGood(ids: readonly string[]): Promise<void> {
  await sendIds('delete', ids)
  products.remove(ids)
}

const sendIds = (what: 'trash' | 'restore' | 'delete', all: readonly string[]) =>
  inBatches(all, (ids) => api.post(`/shop/products/${what}`, { ids }))

const idsOf = (those: readonly Product[]) => those.map(({ id }) => id)
