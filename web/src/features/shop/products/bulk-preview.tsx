import { ArrowRight } from 'lucide-react'
import { Callout } from '../../../ui/callout.tsx'
import { formatCount } from '../../../ui/format.ts'
import { formatMoney } from '../money/amounts.ts'
import { useShop } from '../shop-page.tsx'
import type { BulkPlan, BulkRow } from './bulk-changes.ts'

/** As many rows as a person looks at. */
const SHOWN = 50

export function BulkPreview({ plan, what }: { plan: BulkPlan; what: 'price' | 'stock' }) {
  const { currency } = useShop()
  const words = (value: number) =>
    what === 'price' ? formatMoney(value, currency) : value.toLocaleString('en')
  const [first] = plan.impossible
  return (
    <div className="grid gap-3">
      {first && (
        <Callout tone="danger" title="This is not possible for all of them">
          {first.after < 0
            ? `${first.title} would fall below zero${plan.impossible.length > 1 ? `, and ${formatCount(plan.impossible.length - 1, 'other')} with it` : ''}.`
            : `${first.title} would be more than the shop can count.`}
        </Callout>
      )}
      {plan.rows.length > 0 && (
        <ul
          aria-label="What becomes of each"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: an area that scrolls must be reachable with the keyboard
          tabIndex={0}
          className="max-h-64 divide-y overflow-y-auto rounded-md border text-sm"
        >
          {plan.rows.slice(0, SHOWN).map((row) => (
            <Row key={row.variant.id} row={row} words={words} />
          ))}
        </ul>
      )}
      <p role="status" className="text-ink-soft text-note">
        {plan.rows.length === 0 && plan.impossible.length === 0 && 'This would change nothing. '}
        {plan.rows.length > SHOWN && `And ${formatCount(plan.rows.length - SHOWN, 'other')}. `}
        {plan.untouched > 0 && `${formatCount(plan.untouched, 'variant')} would stay as they are.`}
      </p>
    </div>
  )
}

function Row({ row: { title, before, after }, words }: { row: BulkRow; words: (value: number) => string }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3 px-3 py-2">
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{title}</span>
      <span className="inline-flex items-center gap-1.5 tabular-nums">
        <span className="text-ink-soft">{words(before)}</span>
        <ArrowRight aria-label="becomes" className="size-3.5 text-ink-faint" />
        <span className="font-medium">{words(after)}</span>
      </span>
    </li>
  )
}
