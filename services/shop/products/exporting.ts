import { type Exporting, joinExports, jsonListFile } from '../../platform/exporting.ts'
import { exportRecords } from '../../platform/record-export.ts'
import type { StockStore } from '../stock/store.ts'
import type { ProductRecord } from './record.ts'
import type { ProductStore } from './store.ts'
import { toProduct } from './views.ts'

export interface ExportingDeps {
  store: Pick<ProductStore, 'each'>
  stock: Pick<StockStore, 'each'>
  now: () => number
}

/** Exports all products, and what is in stock. Their photos are with the photo room's. */
export const createExporting = ({ store, stock, now }: ExportingDeps): Exporting =>
  joinExports([
    exportRecords<ProductRecord>({
      each: store.each,
      folder: 'shop/products',
      isLeftOut: ({ state }) => state !== 'live',
      describe: (product) => ({ ...toProduct(product, new Map()), variants: product.variants }),
      files: () => [],
    }),
    {
      async *export(ownerId) {
        const first = await stock.each(ownerId).next()
        if (!first.done) yield jsonListFile('shop/stock.json', stock.each(ownerId), new Date(now()))
      },
    },
  ])
