import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { RecordPage } from '../../../ui/record-page.tsx'
import { productQuery } from '../data/products-data.ts'
import { ShopGate } from '../shop-page.tsx'
import { ProductEditor } from './product-editor.tsx'

const BACK = { to: '/store/products', label: 'Products' } as const
const NOTHING = { data: null, error: null, refetch: () => undefined }

export function ProductPage() {
  const { productId = '' } = useParams({ strict: false })
  return (
    <ShopGate>
      {productId === 'new' ? (
        <RecordPage back={BACK} noun="product" query={NOTHING}>
          {() => <ProductEditor key="new" product={null} />}
        </RecordPage>
      ) : (
        <KnownProduct key={productId} id={productId} />
      )}
    </ShopGate>
  )
}

function KnownProduct({ id }: { id: string }) {
  return (
    <RecordPage back={BACK} noun="product" query={useQuery(productQuery(id))}>
      {(product) => <ProductEditor product={product} />}
    </RecordPage>
  )
}
