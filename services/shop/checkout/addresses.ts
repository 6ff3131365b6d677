// What a postal address needs, by country, and how it is written on a parcel.
import { formatAddress } from 'localized-address-format'
import { postcodeValidator, postcodeValidatorExistsForCountry } from 'postcode-validator'
import type { FieldError } from '../../platform/errors.ts'
import { UNSEEN } from '../../platform/one-line.ts'
import type { PostalAddress } from '../shops/schemas.ts'

/** Where a parcel needs a state, province or prefecture, as in Google's libaddressinput. */
const WITH_REGION = new Set([
  'AE',
  'AU',
  'BR',
  'CA',
  'CN',
  'ES',
  'ID',
  'IN',
  'IT',
  'JP',
  'KR',
  'MX',
  'MY',
  'US',
])

/** Where a city is its own country, or the district says all. */
const WITHOUT_CITY = new Set(['AQ', 'GI', 'HK', 'MC', 'MO', 'SG', 'VA'])

const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** What is wrong with an address, in plain words; `field` is where the address is, such as `shippingAddress`. */
export function addressErrors(address: PostalAddress, field: string): FieldError[] {
  const { name, line1, city, region, country } = address
  const isMissing = (text: string) => text.trim() === ''
  const errors: [isWrong: boolean, part: keyof PostalAddress, message: string][] = [
    [isMissing(name), 'name', 'Please say who it is for.'],
    [isMissing(line1), 'line1', 'Please enter street and number.'],
    [isMissing(city) && !WITHOUT_CITY.has(country), 'city', 'Please enter the city.'],
    [isMissing(region) && WITH_REGION.has(country), 'region', 'Please enter the state or province.'],
    [!isCountry(country), 'country', 'This is not a country.'],
  ]
  return [
    ...errors.flatMap(([isWrong, part, message]) =>
      isWrong ? [{ field: `${field}.${part}`, message }] : [],
    ),
    ...postalCodeErrors(address, `${field}.postalCode`),
    ...Object.entries(address).flatMap(([part, text]) =>
      UNSEEN.test(text)
        ? [
            {
              field: `${field}.${part}`,
              message: 'Please leave out line breaks and other signs nobody sees.',
            },
          ]
        : [],
    ),
  ]
}

const isCountry = (code: string) => /^[A-Z]{2}$/.test(code) && countries.of(code) !== undefined

/** Countries without postal codes have nothing to check. */
function postalCodeErrors({ postalCode, country }: PostalAddress, field: string): FieldError[] {
  if (!postcodeValidatorExistsForCountry(country)) return []
  const code = postalCode.trim()
  if (code === '') return [{ field, message: 'Please enter the postal code.' }]
  if (postcodeValidator(code.toUpperCase(), country)) return []
  return [{ field, message: `This is not a postal code of ${countries.of(country) ?? country}.` }]
}

/** The lines of an address as the post of its country wants them; the country itself is last, in English. */
export function addressLines(address: PostalAddress): string[] {
  const { city, postalCode, country } = address
  const has = (lines: readonly string[], text: string) => lines.some((line) => line.includes(text))
  const street = [address.line1, address.line2]
  const lines = formatted(address, street)
  // In some countries the city is part of the street's lines, and in some there should be no postal code.
  const complete = has(lines, city) ? lines : formatted(address, [...street, city])
  const rest = has(complete, postalCode) ? [] : [postalCode]
  return [...complete, ...rest, countries.of(country) ?? country]
}

const formatted = ({ name, company, city, region, postalCode, country }: PostalAddress, street: string[]) =>
  formatAddress(
    {
      ...{ name, organization: company, locality: city, administrativeArea: region },
      ...{ postalCode, postalCountry: country },
      addressLines: street.filter((line) => line !== ''),
    },
    'latin',
  )
    // Commas remain where a part is missing.
    .map((line) => line.replace(/^[\s,]+|[\s,]+$/g, ''))
    .filter((line) => line !== '')
