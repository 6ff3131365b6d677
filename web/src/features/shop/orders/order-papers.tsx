import { FileText, PackageCheck } from 'lucide-react'
import type { ShopOrder } from '../../../../../services/shop/orders/schemas.ts'
import { saveFile } from '../../../save-file.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { savePaper } from '../data/orders-data.ts'

export function OrderPapers({ order: { id, invoiceNumber } }: { order: ShopOrder }) {
  return (
    <Card className="grid gap-3">
      <h2 className="font-semibold text-base">Papers</h2>
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          icon={<FileText />}
          disabled={invoiceNumber === null}
          onClick={() => void savePaper(id, 'invoice')}
        >
          {invoiceNumber === null ? 'Invoice' : `Invoice ${invoiceNumber}`}
        </Button>
        <Button
          size="sm"
          icon={<PackageCheck />}
          onClick={() => void saveFile(`/shop/orders/${id}/packing-slip.pdf`)}
        >
          Packing slip
        </Button>
      </div>
      {invoiceNumber === null && (
        <p className="text-ink-faint text-note">The invoice is made once the order is placed or paid.</p>
      )}
    </Card>
  )
}
