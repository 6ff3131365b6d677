import { Plus } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { useForm } from '../../../ui/form.ts'
import { useSaved } from '../../../ui/saved-tick.tsx'
import { Select } from '../../../ui/select.tsx'
import { SettingsForm } from '../../../ui/settings-form.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { editShop } from '../data/shop-data.ts'
import { useShop } from '../shop-page.tsx'
import { selectChoice } from './select-choice.ts'
import { checkTax, type TaxValues, taxOf, taxValuesOf } from './tax-form.ts'
import { TaxRateRow } from './tax-rate-row.tsx'

const ELSEWHERE = [
  { value: 'home', label: "The rates of the shop's country" },
  { value: 'none', label: 'No tax' },
]

export function TaxSettings() {
  const { tax, country } = useShop()
  const [saved, setSaved] = useSaved()
  const form = useForm<TaxValues>({
    defaultValues: taxValuesOf(tax),
    check: checkTax,
    async send(values) {
      await editShop({ tax: taxOf(values) })
      form.reset(values)
      setSaved({})
    },
  })
  const registered = form.flag('isRegistered')
  const rates = form.choice('rates')
  const add = () => {
    const isThere = rates.value.some((row) => row.country === country)
    rates.onValueChange([...rates.value, { country: isThere ? 'FR' : country, standard: '', reduced: '0' }])
  }
  return (
    <SettingsForm form={form} saved={saved}>
      <Switch
        label="I charge tax"
        hint="Small businesses often need not. Invoices then say that no tax is charged."
        {...registered}
      />
      {registered.checked && (
        <>
          <Switch
            label="Prices include tax"
            hint="Customers pay what they see; otherwise tax is added to it."
            {...form.flag('pricesIncludeTax')}
          />
          <TextField
            label="Tax number"
            hint="VAT number or the like, for invoices."
            maxLength={40}
            autoComplete="off"
            {...form.text('number')}
          />
          <fieldset className="grid gap-3">
            <legend className="mb-2 font-medium text-sm">Rates by country</legend>
            <p className="text-ink-soft text-sm">
              We begin with the usual rates of your country. Please compare them with what your tax office
              says.
            </p>
            {rates.value.map((row, at) => (
              <TaxRateRow
                // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity besides its place
                key={at}
                row={row}
                at={at}
                text={form.text}
                country={form.choice(`rates.${at}.country`)}
                onRemove={() => rates.onValueChange(rates.value.toSpliced(at, 1))}
              />
            ))}
            <Button size="sm" className="justify-self-start" icon={<Plus />} onClick={add}>
              Add a country
            </Button>
          </fieldset>
          <Select
            label="In other countries"
            options={ELSEWHERE}
            {...selectChoice(form.choice('elsewhere'))}
          />
        </>
      )}
    </SettingsForm>
  )
}
