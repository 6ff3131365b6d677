import { useMemo } from 'react'
import { useForm } from '../../../ui/form.ts'
import { NativeSelect } from '../../../ui/native-select.tsx'
import { useSaved } from '../../../ui/saved-tick.tsx'
import { SettingsForm } from '../../../ui/settings-form.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { editShop } from '../data/shop-data.ts'
import { countryOptions } from '../opening/countries.ts'
import { useShop } from '../shop-page.tsx'

export function AddressSettings() {
  const { address } = useShop()
  const [saved, setSaved] = useSaved()
  const countries = useMemo(countryOptions, [])
  const form = useForm({
    defaultValues: { address },
    async send(values) {
      await editShop(values)
      form.reset(values)
      setSaved({})
    },
  })
  return (
    <SettingsForm
      form={form}
      saved={saved}
      intro="It stands on invoices and packing slips, and in the imprint of most countries."
    >
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField label="Name" maxLength={120} autoComplete="name" {...form.text('address.name')} />
        <TextField
          label="Company"
          maxLength={120}
          autoComplete="organization"
          {...form.text('address.company')}
        />
        <TextField
          label="Street and number"
          className="sm:col-span-2"
          maxLength={160}
          autoComplete="address-line1"
          {...form.text('address.line1')}
        />
        <TextField
          label="More to the address"
          className="sm:col-span-2"
          maxLength={160}
          autoComplete="address-line2"
          {...form.text('address.line2')}
        />
        <TextField
          label="Postal code"
          maxLength={20}
          autoComplete="postal-code"
          {...form.text('address.postalCode')}
        />
        <TextField
          label="City"
          maxLength={100}
          autoComplete="address-level2"
          {...form.text('address.city')}
        />
        <TextField
          label="State or province"
          hint="Where the country writes one."
          maxLength={100}
          autoComplete="address-level1"
          {...form.text('address.region')}
        />
        <NativeSelect label="Country" options={countries} {...form.choice('address.country')} />
        <TextField
          label="Phone"
          type="tel"
          maxLength={40}
          autoComplete="tel"
          {...form.text('address.phone')}
        />
      </div>
    </SettingsForm>
  )
}
