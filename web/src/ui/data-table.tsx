// A table of records, sorted by its headings; on a phone each record is a card.
// biome-ignore-all lint/a11y/noRedundantRoles: a table that is laid out as cards has lost its roles
import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { cx } from './cx.ts'

export interface DataColumn<Row> {
  id: string
  heading: string
  cell: (row: Row) => ReactNode
  /** The value by which the column is sorted; without it the column is not sortable. */
  sortBy?: (row: Row) => string | number
  /** Whether the column identifies the record: a phone shows it as the card's title. */
  isTitle?: boolean
  className?: string
}

export interface DataTableProps<Row> {
  /** What the table contains. */
  label: string
  columns: readonly DataColumn<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() })

const byText = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
const compare = (a: string | number, b: string | number) =>
  typeof a === 'number' && typeof b === 'number' ? a - b : byText.compare(String(a), String(b))

export function DataTable<Row extends object>({ label, columns, rows, keyOf }: DataTableProps<Row>) {
  const definitions = useMemo(() => columns.map(defineColumn), [columns])
  const data = useMemo(() => [...rows], [rows])
  const table = useTable({ features, columns: definitions, data, getRowId: keyOf, enableMultiSort: false })
  const byId = new Map(columns.map((column) => [column.id, column]))
  const [headings] = table.getHeaderGroups()

  return (
    <table role="table" aria-label={label} className="w-full text-sm max-md:block">
      <thead role="rowgroup" className="border-b max-md:sr-only">
        <tr role="row">
          {headings?.headers.map((header) => {
            const sorted = header.column.getIsSorted()
            const column = byId.get(header.id)
            return (
              <th
                key={header.id}
                role="columnheader"
                scope="col"
                aria-sort={sorted ? (sorted === 'asc' ? 'ascending' : 'descending') : undefined}
                className={cx('px-3 py-2 text-left font-medium text-ink-soft text-xs', column?.className)}
              >
                {column?.sortBy ? (
                  <button
                    type="button"
                    className="-mx-1 inline-flex h-7 items-center gap-1 rounded-sm px-1 hover:text-ink"
                    onClick={header.column.getToggleSortingHandler()}
                  >
                    {column.heading}
                    {sorted === 'asc' && <ArrowUp aria-hidden="true" className="size-3.5" />}
                    {sorted === 'desc' && <ArrowDown aria-hidden="true" className="size-3.5" />}
                  </button>
                ) : (
                  column?.heading || <span className="sr-only">Actions</span>
                )}
              </th>
            )
          })}
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-md:grid max-md:gap-3">
        {table.getRowModel().rows.map((row) => (
          <tr
            key={row.id}
            role="row"
            className="border-b last:border-b-0 max-md:relative max-md:grid max-md:gap-2 max-md:rounded-lg max-md:border! max-md:bg-paper-raised max-md:p-4"
          >
            {columns.map((column) => (
              <td
                key={column.id}
                role="cell"
                className={cx(
                  'px-3 py-2.5 align-middle max-md:px-0 max-md:py-0',
                  !column.isTitle &&
                    column.heading &&
                    'max-md:grid max-md:grid-cols-[6.5rem_minmax(0,1fr)] max-md:gap-3',
                  // What a record can be asked to do has no heading; on a card its place is the corner.
                  !column.heading && 'max-md:absolute max-md:top-3 max-md:right-3',
                  column.isTitle && 'max-md:order-first max-md:pr-10',
                  column.className,
                )}
              >
                {!column.isTitle && column.heading && (
                  <span aria-hidden="true" className="text-ink-faint md:hidden">
                    {column.heading}
                  </span>
                )}
                <div className="min-w-0">{column.cell(row.original)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function defineColumn<Row extends object>({ id, sortBy }: DataColumn<Row>): ColumnDef<typeof features, Row> {
  return {
    id,
    accessorFn: sortBy ?? (() => ''),
    enableSorting: sortBy !== undefined,
    sortFn: (a, b) => compare(a.getValue<string | number>(id), b.getValue<string | number>(id)),
  }
}
