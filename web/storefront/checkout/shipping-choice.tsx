import { useEffect, useRef, useState } from 'react'
import type { ShippingOffer } from '../../../services/shop/pricing/schemas.ts'
import { Money } from '../money.tsx'
import { ChoiceRow } from './choice-row.tsx'

interface ShippingChoiceProps {
  offers: readonly ShippingOffer[]
  chosen: string | null
  onChoose: (id: string) => void
  error: string | undefined
}

export function ShippingChoice({ offers, chosen, onChoose, error }: ShippingChoiceProps) {
  const only = offers.length === 1 ? offers[0]?.id : undefined
  const tried = useRef<string | null>(null)
  // There is nothing to choose when there is one possibility. It is tried once: the answer takes a moment.
  useEffect(() => {
    if (only === undefined || chosen === only || tried.current === only) return
    tried.current = only
    onChoose(only)
  }, [only, chosen, onChoose])
  // The row is marked at once: the total follows when the shop has answered.
  const [wanted, setWanted] = useState(chosen)
  useEffect(() => setWanted(chosen), [chosen])
  if (offers.length === 0) return <p className="text-warn">This cannot be delivered there.</p>
  return (
    <fieldset>
      <legend className="sr-only">How it is shipped</legend>
      <div className="overflow-hidden rounded-md border border-line-strong">
        {offers.map(({ id, name, description, price }) => (
          <ChoiceRow
            key={id}
            name="shippingMethodId"
            value={id}
            isChosen={id === wanted}
            onChoose={() => {
              setWanted(id)
              onChoose(id)
            }}
            title={name}
            note={description}
          >
            {price === 0 ? <span>Free</span> : <Money amount={price} />}
          </ChoiceRow>
        ))}
      </div>
      {error && <p className="mt-2 text-sm text-danger">{error}</p>}
    </fieldset>
  )
}
