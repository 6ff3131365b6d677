import { useState } from 'react'
import type { PaymentMethod } from '../../../services/shop/shops/schemas.ts'
import { Field } from '../form-field.tsx'
import { ChoiceRow } from './choice-row.tsx'

const TEXTS: Record<PaymentMethod, { title: string; note: string }> = {
  stripe: { title: 'Card, wallet and more', note: 'You pay on the next page, at Stripe' },
  invoice: { title: 'Invoice', note: 'You pay by bank transfer or on delivery' },
  'test-card': { title: 'Test card', note: 'For trying: no money moves' },
}

interface PaymentChoiceProps {
  methods: readonly PaymentMethod[]
  errorOf: (field: string) => string | undefined
}

export function PaymentChoice({ methods, errorOf }: PaymentChoiceProps) {
  const [chosen, setChosen] = useState<PaymentMethod | undefined>(methods[0])
  if (methods.length === 0) return <p className="text-warn">This shop cannot take payments yet.</p>
  const error = errorOf('paymentMethod')
  return (
    <fieldset>
      <legend className="sr-only">How you pay</legend>
      <div className="overflow-hidden rounded-md border border-line-strong">
        {methods.map((method) => (
          <ChoiceRow
            key={method}
            name="paymentMethod"
            value={method}
            isChosen={method === chosen}
            onChoose={() => setChosen(method)}
            {...TEXTS[method]}
          />
        ))}
      </div>
      {error && <p className="mt-2 text-sm text-danger">{error}</p>}
      {chosen === 'test-card' && (
        <div className="mt-4">
          <Field
            name="testCard.number"
            label="Number of the test card"
            inputMode="numeric"
            autoComplete="off"
            maxLength={30}
            defaultValue="4242 4242 4242 4242"
            error={errorOf('testCard.number')}
          />
          <p className="mt-2 text-sm text-ink-soft">
            4242 4242 4242 4242 succeeds, 4000 0000 0000 0002 is declined, 4000 0027 6000 3155 asks for a
            second step.
          </p>
        </div>
      )}
    </fieldset>
  )
}
