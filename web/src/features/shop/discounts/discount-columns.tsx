import { Trash2 } from 'lucide-react'
import type { Discount } from '../../../../../services/shop/discounts/schemas.ts'
import { Badge } from '../../../ui/badge.tsx'
import type { DataColumn } from '../../../ui/data-table.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { discounts } from '../data/discounts-data.ts'
import { removeFrom } from '../data/small-actions.ts'
import { COURSE_WORDS, courseOf, periodWords, valueWords } from './discount-words.ts'

interface ColumnsOptions {
  currency: string
  onOpen: (discount: Discount) => void
}

export const columnsOf = ({ currency, onOpen }: ColumnsOptions): DataColumn<Discount>[] => [
  {
    id: 'title',
    heading: 'Discount',
    isTitle: true,
    sortBy: ({ title }) => title,
    cell: (discount) => (
      <span className="grid">
        <button
          type="button"
          className="justify-self-start text-left font-medium [overflow-wrap:anywhere] hover:underline"
          onClick={() => onOpen(discount)}
        >
          {discount.title}
        </button>
        <span className="text-ink-soft text-xs">{valueWords(discount, currency)}</span>
      </span>
    ),
  },
  {
    id: 'code',
    heading: 'Code',
    className: 'md:w-40',
    sortBy: ({ code }) => code ?? '',
    cell: ({ code }) =>
      code ? (
        <code className="rounded-sm bg-wash px-1.5 py-0.5 font-mono text-xs">{code}</code>
      ) : (
        <span className="text-ink-soft">Sale</span>
      ),
  },
  {
    id: 'course',
    heading: 'State',
    className: 'md:w-28',
    cell: (discount) => {
      const { label, tone } = COURSE_WORDS[courseOf(discount, Date.now())]
      return <Badge tone={tone}>{label}</Badge>
    },
  },
  {
    id: 'period',
    heading: 'When',
    className: 'md:w-56',
    cell: (discount) => periodWords(discount),
  },
  {
    id: 'uses',
    heading: 'Used',
    className: 'md:w-28 tabular-nums',
    sortBy: ({ uses }) => uses,
    cell: ({ code, uses, maxUses }) =>
      code === null ? '–' : maxUses === null ? uses.toLocaleString('en') : `${uses} of ${maxUses}`,
  },
  {
    id: 'actions',
    heading: '',
    className: 'md:w-12',
    cell: (discount) => (
      <IconButton
        size="sm"
        label={`Remove ${discount.title}`}
        tooltipSide="left"
        onClick={() =>
          void removeFrom(discounts, { path: '/shop/discounts', item: discount, name: discount.title })
        }
      >
        <Trash2 />
      </IconButton>
    ),
  },
]
