import { quietButton } from '../controls.ts'
import { useShop } from '../shop-context.ts'

export function EmptyCart() {
  const { path } = useShop()
  return (
    <div className="py-16 text-center">
      <p className="text-lg font-medium">Your cart is empty</p>
      <a href={path('/search')} className={`${quietButton} mt-5`}>
        See all products
      </a>
    </div>
  )
}
