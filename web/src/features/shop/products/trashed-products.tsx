import { TrashedList } from '../../../subjects/trashed-list.tsx'
import { deleteProducts, restoreProducts } from '../data/product-actions.ts'
import { products } from '../data/products-data.ts'
import { useShop } from '../shop-page.tsx'
import { priceWords } from './product-words.ts'

export function TrashedProducts() {
  const { currency } = useShop()
  return (
    <TrashedList
      lists={products}
      subjects="Products"
      nameOf={({ title }) => title}
      detailOf={(product) => priceWords(product, currency)}
      consequence=" and its stock are deleted; orders keep what was bought"
      onRestore={restoreProducts}
      onDelete={deleteProducts}
    />
  )
}
