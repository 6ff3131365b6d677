import { describe, expect, test } from 'vitest'
import type { PostalAddress } from '../shops/schemas.ts'
import { addressErrors, addressLines } from './addresses.ts'
import { normalizeEmail } from './email.ts'

const address = (edit: Partial<PostalAddress> = {}): PostalAddress => ({
  ...{ name: 'Ana Ito', company: '', line1: '1 Main St', line2: '', postalCode: '10115', city: 'Berlin' },
  ...{ region: '', country: 'DE', phone: '' },
  ...edit,
})
const fields = (edit: Partial<PostalAddress>) =>
  addressErrors(address(edit), 'shippingAddress').map(({ field }) => field.replace('shippingAddress.', ''))

describe('what an address needs', () => {
  test.each<[string, Partial<PostalAddress>, string[]]>([
    ['complete', {}, []],
    ['nothing', { name: ' ', line1: '', city: '', postalCode: '' }, ['name', 'line1', 'city', 'postalCode']],
    ['a postal code of another country', { postalCode: 'SW1A 1AA' }, ['postalCode']],
    ['British', { country: 'GB', postalCode: 'sw1a 1aa', city: 'London' }, []],
    ['Irish', { country: 'IE', postalCode: 'D02 AF30', city: 'Dublin' }, []],
    ['without postal codes', { country: 'HK', postalCode: '', city: '' }, []],
    ['American without a state', { country: 'US', postalCode: '94043' }, ['region']],
    ['American', { country: 'US', postalCode: '94043-1351', region: 'CA' }, []],
    ['Canadian', { country: 'CA', postalCode: 'K1A 0B1', region: 'ON' }, []],
    ['Japanese', { country: 'JP', postalCode: '100-0001', region: 'Tokyo' }, []],
    ['no country', { country: 'XX', postalCode: '' }, ['country']],
    ['a line break', { name: 'Ana\nBcc: all' }, ['name']],
    ['text that turns round', { city: 'Ber\u202elin' }, ['city']],
  ])('%s', (_name, edit, expected) => {
    expect(fields(edit)).toEqual(expected)
  })
})

test.each<[Partial<PostalAddress>, string[]]>([
  [{ company: 'Ito GmbH' }, ['Ana Ito', 'Ito GmbH', '1 Main St', '10115 Berlin', 'Germany']],
  [
    { country: 'US', city: 'Mountain View', region: 'CA', postalCode: '94043', line2: 'Apt 2' },
    ['Ana Ito', '1 Main St', 'Apt 2', 'Mountain View, CA 94043', 'United States'],
  ],
  [
    { country: 'JP', city: 'Chiyoda', region: 'Tokyo', postalCode: '100-0001' },
    ['Ana Ito', '1 Main St', 'Chiyoda', 'Tokyo', '100-0001', 'Japan'],
  ],
  [
    { country: 'GB', city: 'London', postalCode: 'SW1A 1AA' },
    ['Ana Ito', '1 Main St', 'London', 'SW1A 1AA', 'United Kingdom'],
  ],
])('the lines of %j', (edit, lines) => {
  expect(addressLines(address(edit))).toEqual(lines)
})

test.each([
  [' Ana@Example.com ', 'ana@example.com'],
  ['ana@bücher.example', 'ana@xn--bcher-kva.example'],
  ['müller+shop@example.com', 'müller+shop@example.com'],
  ['ana@example', null],
  ['ana@@example.com', null],
  ['ana@example.com, bob@example.com', null],
  ['ana\r\n@example.com', null],
  ['@example.com', null],
  [`${'a'.repeat(65)}@example.com`, null],
  ['', null],
])('the address %j is %s', (text, email) => {
  expect(normalizeEmail(text)).toBe(email)
})
