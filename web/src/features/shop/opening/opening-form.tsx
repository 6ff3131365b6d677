import { Store } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { Button } from '../../../ui/button.tsx'
import { useForm } from '../../../ui/form.ts'
import { FormProblem } from '../../../ui/form-problem.tsx'
import { HandleField } from '../../../ui/handle-field.tsx'
import { handleProblem } from '../../../ui/handle-state.ts'
import { NativeSelect } from '../../../ui/native-select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { toast } from '../../../ui/toast.tsx'
import { openShop } from '../data/shop-data.ts'
import { countryOf, countryOptions, currencyIn, currencyOptions } from './countries.ts'
import { handleOf } from './slugs.ts'

export function OpeningForm() {
  const home = useMemo(() => countryOf(navigator.language), [])
  const countries = useMemo(countryOptions, [])
  const currencies = useMemo(currencyOptions, [])
  /** Whether the person has written a handle of their own; until then it follows the name. */
  const isHandleOwn = useRef(false)
  const form = useForm({
    defaultValues: { name: '', handle: '', country: home, currency: currencyIn(home) },
    check: ({ name, handle }) => ({
      name: name.trim() === '' ? 'Give the shop a name' : undefined,
      handle: handleProblem(handle),
    }),
    async send({ name, handle, country, currency }) {
      await openShop({ name: name.trim(), handle, country, currency })
      toast.success('The shop is yours. Nobody sees it until you open it.')
    },
  })
  const name = form.text('name')
  const handle = form.choice('handle')
  const country = form.choice('country')
  const currency = form.choice('currency')
  return (
    <form
      noValidate
      className="grid gap-4 rounded-lg border bg-paper-raised p-4 md:p-6"
      onSubmit={form.onSubmit}
    >
      <FormProblem error={form.error} />
      <TextField
        label="Name"
        hint="As it stands on the shop's pages and invoices."
        maxLength={80}
        autoComplete="organization"
        {...name}
        onChange={(event) => {
          name.onChange(event)
          if (!isHandleOwn.current) handle.onValueChange(handleOf(event.target.value))
        }}
      />
      <HandleField
        kind="shop"
        path="/shop/"
        found="Customers find the shop at"
        name="handle"
        handle={handle.value}
        value={handle.value}
        error={handle.error}
        onChange={(event) => {
          isHandleOwn.current = event.target.value !== ''
          handle.onValueChange(event.target.value.toLowerCase())
        }}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <NativeSelect
          label="Country"
          hint="Where you sell from: it decides on taxes."
          options={countries}
          {...country}
          onValueChange={(value) => {
            country.onValueChange(value)
            currency.onValueChange(currencyIn(value))
          }}
        />
        <NativeSelect
          label="Currency"
          hint="It stays once there are products."
          options={currencies}
          {...currency}
        />
      </div>
      <div className="flex justify-end">
        <Button type="submit" variant="primary" icon={<Store />} busy={form.busy}>
          Open the shop
        </Button>
      </div>
    </form>
  )
}
