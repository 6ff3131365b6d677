import { mainButton } from '../controls.ts'
import { useShop } from '../shop-context.ts'

export function MissingPage() {
  const { path } = useShop()
  return (
    <div className="py-24 text-center">
      <h1 className="text-3xl font-semibold">There is nothing here</h1>
      <p className="mt-3 text-ink-soft">The page has gone, or the address has a mistake in it.</p>
      <a href={path('/search')} className={`${mainButton} mt-7`}>
        See all products
      </a>
    </div>
  )
}
