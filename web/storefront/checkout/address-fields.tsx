import { useMemo } from 'react'
import { Field, SelectField } from '../form-field.tsx'
import { useShop } from '../shop-context.ts'
import { countryChoices, REGION_NAMES } from './countries.ts'

interface AddressFieldsProps {
  /** Begins the fields' names, as in the request: `shippingAddress`. */
  prefix: string
  /** As the `autocomplete` attribute has it. */
  section: 'shipping' | 'billing'
  country: string
  onCountry: (country: string) => void
  /** Only where the shop delivers, or everywhere. */
  offered: readonly string[] | null
  errorOf: (field: string) => string | undefined
}

export function AddressFields({ prefix, section, country, onCountry, offered, errorOf }: AddressFieldsProps) {
  const { locale } = useShop()
  const countries = useMemo(() => countryChoices(offered, locale), [offered, locale])
  const region = REGION_NAMES[country]
  const field = (name: string, autoComplete: string) => ({
    name: `${prefix}.${name}`,
    autoComplete: `${section} ${autoComplete}`,
    error: errorOf(`${prefix}.${name}`),
  })
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <div className="sm:col-span-2">
        <SelectField {...field('country', 'country')} label="Country" value={country} onChange={onCountry}>
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      <Field {...field('name', 'name')} label="Name" maxLength={120} />
      <Field {...field('company', 'organization')} label="Company" maxLength={120} isOptional />
      <Field
        {...field('line1', 'address-line1')}
        label="Street and number"
        maxLength={160}
        className="sm:col-span-2"
      />
      <Field
        {...field('line2', 'address-line2')}
        label="Apartment, floor"
        maxLength={160}
        isOptional
        className="sm:col-span-2"
      />
      <Field
        {...field('postalCode', 'postal-code')}
        label="Postal code"
        maxLength={20}
        isOptional={hasNoCode(country)}
      />
      <Field {...field('city', 'address-level2')} label="City" maxLength={100} />
      {region && <Field {...field('region', 'address-level1')} label={region} maxLength={100} />}
      <Field {...field('phone', 'tel')} label="Phone" type="tel" inputMode="tel" maxLength={40} isOptional />
    </div>
  )
}

/** Some places that people order to have no postal codes. */
const hasNoCode = (country: string) => ['AE', 'HK', 'IE', 'MO', 'PA', 'QA'].includes(country)
