import { expect, test } from 'vitest'
import { parseFilter } from './filter.ts'

const message = {
  domain: 'com',
  'iana.org/language_tag': 'en',
  region: 'us-east1',
  quote: 'say "hi"',
  みんな: '1',
}

test.each([
  ['', true],
  ['attributes:domain', true],
  ['attributes:missing', false],
  ['attributes:"iana.org/language_tag"', true],
  ['attributes."iana.org/language_tag" = "en"', true],
  ['attributes.domain="com"', true],
  ['attributes.domain = "org"', false],
  ['attributes.domain != "com"', false],
  ['attributes.domain != "org"', true],
  ['attributes.missing != "com"', true],
  ['attributes.missing = ""', false],
  ['hasPrefix(attributes.region, "us-")', true],
  ['hasPrefix(attributes.region, "eu-")', false],
  ['hasPrefix(attributes.missing, "")', false],
  ['attributes.quote = "say \\"hi\\""', true],
  ['attributes:"\\u307F\\u3093\\u306A"', true],
  ['attributes.domain = "\\x63\\157m"', true],
  ['NOT attributes:missing', true],
  ['NOT NOT attributes:missing', false],
  ['attributes:domain AND attributes:region AND attributes:missing', false],
  ['attributes:missing OR attributes:nothing OR attributes:domain', true],
  ['attributes:domain AND (attributes.region = "x" OR hasPrefix(attributes.region, "us"))', true],
  ['NOT (attributes:domain AND attributes:region)', false],
  ['NOT attributes:for OR attributes.for = "photo-thumbnails"', true],
  ['attributes:constructor', false],
  ['hasPrefix(attributes.constructor, "f")', false],
])('%s is %s', (filter, expected) => {
  expect(parseFilter(filter)(message)).toBe(expected)
})

test.each([
  ['attributes:a AND attributes:b OR attributes:c'],
  ['attributes:a OR'],
  ['(attributes:a'],
  ['attributes:a)'],
  ['attributes.a'],
  ['attributes.a = b'],
  ['attributes.a < "b"'],
  ['attributes:a and attributes:b'],
  ['attributes:a attributes:b'],
  ['hasSuffix(attributes.a, "b")'],
  ['data:a'],
  ['"unfinished'],
  [`attributes.a = "${'x'.repeat(256)}"`],
])('%s is refused', (filter) => {
  expect(() => parseFilter(filter)).toThrow()
})
