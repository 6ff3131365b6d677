import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronLeft, Download, FileSpreadsheet, Upload } from 'lucide-react'
import { useRef } from 'react'
import { saveFile } from '../../../save-file.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { catalogueImports } from '../data/imports-data.ts'
import { ShopGate, ShopPage } from '../shop-page.tsx'
import { ImportCard } from './import-card.tsx'
import { ACCEPTED, uploadCatalogues, useCatalogueUploads } from './import-uploads.ts'

export const ImportPage = () => (
  <ShopGate>
    <Imports />
  </ShopGate>
)

/** The whole catalogue as a CSV file, out and in. */
function Imports() {
  const { data: items, error, refetch } = useQuery(catalogueImports.query)
  const uploads = useCatalogueUploads()
  const input = useRef<HTMLInputElement>(null)
  const choose = () => input.current?.click()
  return (
    <ShopPage
      title="Catalogue as CSV"
      subtitle="Nothing is changed before you have seen what becomes of each row."
      actions={
        <>
          <Button icon={<Download />} onClick={() => void saveFile('/shop/products.csv')}>
            Save all products
          </Button>
          <Button variant="primary" icon={<Upload />} onClick={choose}>
            Bring a file
          </Button>
        </>
      }
    >
      <Link
        to="/store/products"
        className="-mt-2 mb-4 -ml-1 inline-flex items-center gap-1 rounded-sm text-ink-soft text-sm hover:text-ink"
      >
        <ChevronLeft aria-hidden="true" className="size-4" />
        Products
      </Link>
      <input
        ref={input}
        type="file"
        accept={ACCEPTED}
        aria-label="Catalogue to bring"
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          uploadCatalogues([...(event.target.files ?? [])])
          // Otherwise the same file could not be chosen again.
          event.target.value = ''
        }}
      />
      <div className="grid max-w-4xl gap-4">
        {uploads.map(({ key, name, progress }) => (
          <div key={key} className="grid gap-2 rounded-lg border bg-paper-raised p-4 text-sm">
            <span className="truncate">{name}</span>
            <Progress label={`Sending ${name}`} value={progress} />
          </div>
        ))}
        {error && !items && (
          <ErrorState error={error} title="Your files could not be loaded" onRetry={refetch} />
        )}
        {!items && !error && <Skeleton className="h-40 rounded-lg" />}
        {items?.length === 0 && uploads.length === 0 && (
          <EmptyState
            icon={<FileSpreadsheet />}
            title="No file yet"
            action={<Button onClick={choose}>Bring a file</Button>}
          >
            Save your products, change them in a spreadsheet, and bring the file back. Rows of one product
            stand together; each is a variant.
          </EmptyState>
        )}
        {items?.map((one) => (
          <ImportCard key={one.id} one={one} />
        ))}
      </div>
    </ShopPage>
  )
}
