import { expect, test } from 'vitest'
import { checkRules } from '../local-cloud/terraform/rules.ts'
import { clouds, prod } from './testing.ts'

test.each(clouds)('Google accepts every name and value in $name', ({ json }) => {
  expect(checkRules(json.resource)).toEqual([])
})

test('an account id that is too short is reported with its address and the rule', () => {
  const copy = structuredClone(prod.json)
  const [id, account] = Object.entries(copy.resource.google_service_account ?? {})[0]!
  account.account_id = 'api'
  expect(checkRules(copy.resource)).toEqual([
    {
      address: `google_service_account.${id}`,
      attribute: 'account_id',
      value: 'api',
      rule: expect.stringMatching(/6/),
      source: expect.stringMatching(/^https:/),
    },
  ])
})
