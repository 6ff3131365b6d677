import { expect, test } from 'vitest'
import { localTime } from './local-time.ts'

test.each([0, 1_577_934_245_678, Date.parse('2024-07-01T12:00:00Z'), Date.parse('1995-12-31T23:59:59Z')])(
  '%d is the same time with an offset',
  (milliseconds) => {
    const written = localTime(milliseconds) ?? ''
    expect(written).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/)
    expect(Date.parse(written)).toBe(milliseconds)
  },
)

test.each([undefined, Number.NaN, 8.64e15, -8.64e15])('%d has none', (milliseconds) => {
  expect(localTime(milliseconds)).toBeUndefined()
})
