import { useEffect, useState } from 'react'
import { MAX_LINE_QUANTITY } from '../../../services/shop/carts/schemas.ts'
import type { PricedLine } from '../../../services/shop/pricing/schemas.ts'
import { textButton } from '../controls.ts'
import { useShop } from '../shop-context.ts'
import { Stepper } from './stepper.tsx'
import { useCart } from './use-cart.tsx'

/** Works by its button; with a script every change counts at once. */
export function LineQuantity({ line }: { line: PricedLine }) {
  const { path } = useShop()
  const { store } = useCart()
  const [quantity, setQuantity] = useState(line.quantity)
  const [isScripted, setIsScripted] = useState(false)
  useEffect(() => setIsScripted(true), [])
  // The shop may know better, such as when there is less in stock.
  useEffect(() => setQuantity(line.quantity), [line.quantity])

  async function change(wanted: number) {
    setQuantity(wanted)
    if (!(await store.setQuantity(line.id, wanted))) setQuantity(line.quantity)
  }

  return (
    <form
      method="post"
      action={path(`/cart/lines/${line.id}`)}
      className="flex items-center gap-3"
      onSubmit={(event) => event.preventDefault()}
    >
      <Stepper
        name="quantity"
        label={`Quantity of ${line.title}`}
        value={quantity}
        max={MAX_LINE_QUANTITY}
        onChange={(wanted) => void change(wanted)}
        isScripted={isScripted}
      />
      {!isScripted && (
        <button type="submit" className={textButton}>
          Update
        </button>
      )}
    </form>
  )
}
