import { Money } from '../money.tsx'

interface PriceProps {
  price: number
  /** The price before; null when there is none. */
  compareAt: number | null
  /** Whether other variants cost more. */
  isFrom?: boolean
  className?: string
}

export function Price({ price, compareAt, isFrom = false, className = '' }: PriceProps) {
  const isLess = compareAt !== null && compareAt > price
  return (
    <p className={className}>
      {isFrom && <span className="text-ink-faint">from </span>}
      {isLess && <span className="sr-only">now </span>}
      <Money amount={price} className={isLess ? 'font-semibold text-accent' : 'font-semibold'} />
      {isLess && (
        <>
          <span className="sr-only">, before </span>
          <s className="ml-2 text-ink-faint">
            <Money amount={compareAt} />
          </s>
        </>
      )}
    </p>
  )
}
