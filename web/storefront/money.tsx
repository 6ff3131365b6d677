import { formatMoney } from '../../services/shop/money/schemas.ts'
import { useShop } from './shop-context.ts'

export function Money({ amount, className }: { amount: number; className?: string }) {
  const { shop, locale } = useShop()
  return (
    // Browsers and the server may have different spaces between amount and currency.
    <span className={className} suppressHydrationWarning>
      {formatMoney(amount, shop.currency, locale)}
    </span>
  )
}
