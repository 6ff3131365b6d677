import type { LineCount, ShopOrder } from '../../../../../services/shop/orders/schemas.ts'
import { CellField } from '../product/cell-field.tsx'
import { lineName, type Quantities, quantityProblem } from './line-quantities.ts'

interface LineQuantityFieldsProps {
  legend: string
  order: ShopOrder
  /** The most of each line. */
  counts: readonly LineCount[]
  quantities: Quantities
  onChange: (quantities: Quantities) => void
}

/** How many pieces of each line. */
export function LineQuantityFields({ legend, order, counts, quantities, onChange }: LineQuantityFieldsProps) {
  return (
    <fieldset>
      <legend className="mb-2 font-medium text-sm">{legend}</legend>
      <ul className="divide-y rounded-md border">
        {counts.map(({ lineId, quantity }) => {
          const name = lineName(order, lineId)
          return (
            <li key={lineId} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 text-sm">
              <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{name}</span>
              <span className="inline-flex flex-wrap items-center justify-end gap-2">
                <CellField
                  label={`Pieces of ${name}`}
                  value={quantities[lineId] ?? '0'}
                  placeholder="0"
                  inputMode="numeric"
                  className="w-16"
                  error={quantityProblem(quantities[lineId] ?? '0', quantity)}
                  onChange={(text) => onChange({ ...quantities, [lineId]: text })}
                />
                <span className="text-ink-faint">of {quantity}</span>
              </span>
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}
