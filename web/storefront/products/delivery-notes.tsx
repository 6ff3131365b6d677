import { ReturnIcon, TruckIcon } from '../icons.tsx'
import { useShop } from '../shop-context.ts'

/** Countries that are named one by one. */
const MOST_NAMED = 4

export function DeliveryNotes() {
  const { shop, path, locale } = useShop()
  const returns = shop.pages.find(({ kind }) => kind === 'returns')
  return (
    <ul className="mt-8 space-y-3 border-t border-line pt-5 text-sm text-ink-soft">
      <li className="flex gap-3">
        <TruckIcon className="size-5 shrink-0" />
        <span suppressHydrationWarning>
          Delivers {whereTo(shop.countries, locale)}. Shipping is shown before you pay.
        </span>
      </li>
      {returns && (
        <li className="flex gap-3">
          <ReturnIcon className="size-5 shrink-0" />
          <a href={path('/pages/returns')} className="underline underline-offset-4 hover:text-ink">
            {returns.title}
          </a>
        </li>
      )}
    </ul>
  )
}

function whereTo(countries: readonly string[] | null, locale: string): string {
  if (countries === null) return 'everywhere'
  if (countries.length > MOST_NAMED) return `to ${countries.length} countries`
  const names = new Intl.DisplayNames([locale, 'en'], { type: 'region' })
  return `to ${new Intl.ListFormat('en').format(countries.map((country) => names.of(country) ?? country))}`
}
