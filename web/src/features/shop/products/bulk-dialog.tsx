import { useMemo, useState } from 'react'
import type { Product } from '../../../../../services/shop/products/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { FormProblem } from '../../../ui/form-problem.tsx'
import { formatCount } from '../../../ui/format.ts'
import { Segmented } from '../../../ui/segmented.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { changeMany } from '../data/product-actions.ts'
import { useShop } from '../shop-page.tsx'
import { changesBack, changesOf, planChanges } from './bulk-changes.ts'
import { BulkPreview } from './bulk-preview.tsx'
import { HOW, readValue, VALUE_WORDS } from './bulk-words.ts'

interface BulkDialogProps {
  what: 'price' | 'stock'
  products: readonly Product[]
  onClose: () => void
  onDone: () => void
}

/** Changes the prices or the stock of many products, and shows before what becomes of each. */
export function BulkDialog({ what, products, onClose, onDone }: BulkDialogProps) {
  const { currency } = useShop()
  const [how, setHow] = useState<'percent' | 'add' | 'set'>(what === 'price' ? 'percent' : 'add')
  const [text, setText] = useState('')
  const [keepsOldPrice, setKeepsOldPrice] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const value = readValue(text, { what, how, currency })
  const plan = useMemo(
    () => (value === null ? null : planChanges(products, { what, how, value, keepsOldPrice })),
    [products, what, how, value, keepsOldPrice],
  )
  const words = VALUE_WORDS[what][how]
  const title = what === 'price' ? 'Change prices' : 'Change stock'

  async function send() {
    if (!plan) return
    setBusy(true)
    setError(null)
    try {
      const said = `${what === 'price' ? 'Prices' : 'Stock'} of ${formatCount(plan.rows.length, 'variant')} changed`
      await changeMany(changesOf(plan), changesBack(plan), said)
      onDone()
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={`Of ${formatCount(products.length, 'product')} with all their variants. You can undo it afterwards.`}
      className="md:max-w-2xl!"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            busy={busy}
            disabled={!plan || plan.rows.length === 0 || plan.impossible.length > 0}
            onClick={() => void send()}
          >
            {plan && plan.rows.length > 0 ? `Change ${formatCount(plan.rows.length, 'variant')}` : 'Change'}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <FormProblem error={error} />
        <div>
          <Segmented label="How" options={HOW[what]} value={how} onValueChange={setHow} />
        </div>
        <TextField
          label={words.label}
          hint={words.hint}
          error={text.trim() !== '' && value === null ? words.problem : undefined}
          inputMode={how === 'set' ? 'decimal' : 'text'}
          autoComplete="off"
          maxLength={20}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {what === 'price' && (
          <Checkbox
            label="Show the old price crossed out where the new one is lower"
            checked={keepsOldPrice}
            onCheckedChange={setKeepsOldPrice}
          />
        )}
        {plan && <BulkPreview plan={plan} what={what} />}
      </div>
    </Dialog>
  )
}
