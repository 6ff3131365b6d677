import { expect, test } from 'vitest'
import { minorDigits } from './currencies.ts'
import { type PayInText, salaryInText, salaryOf } from './salary.ts'

const major = (salary: ReturnType<typeof salaryInText>) => {
  if (!salary) return null
  const amount = (minor: number | null) =>
    minor === null ? null : minor / 10 ** minorDigits(salary.currency)
  const period = salary.isPeriodInferred ? `${salary.period}?` : salary.period
  return [amount(salary.minimum), amount(salary.maximum), salary.currency, period]
}

test.each<[string, PayInText, unknown]>([
  ['$120-150k', {}, [120_000, 150_000, 'USD', 'year?']],
  ['$123,684—$254,644 USD', {}, [123_684, 254_644, 'USD', 'year?']],
  ['50 000 \u200d–\u200d 80 000 Kč', {}, [50_000, 80_000, 'CZK', 'month?']],
  ['Frontend Developer | 50-80.000 Kč', {}, [50_000, 80_000, 'CZK', 'month?']],
  ['Junior developer, 170 - 190 CZK/h.', {}, [170, 190, 'CZK', 'hour']],
  ['68.000 – 82.000 € brutto/Jahr', {}, [68_000, 82_000, 'EUR', 'year']],
  ['PKR 150,000 - 200,000 per month', {}, [150_000, 200_000, 'PKR', 'month']],
  ['Rs. 90,000 monthly', { country: 'PK' }, [90_000, 90_000, 'PKR', 'month']],
  ['₹ 12,00,000 - 18,00,000 P.A.', {}, [1_200_000, 1_800_000, 'INR', 'year']],
  ['INR 12 - 18 LPA', {}, [1_200_000, 1_800_000, 'INR', 'year']],
  ['CA$102.8K – CA$137K', {}, [102_800, 137_000, 'CAD', 'year?']],
  ['£13.50 per hour', {}, [13.5, 13.5, 'GBP', 'hour']],
  ['£450 - £500 per day (Outside IR35)', {}, [450, 500, 'GBP', 'day']],
  ['up to €75,000 per annum', {}, [null, 75_000, 'EUR', 'year']],
  ['ab 3.200 € brutto im Monat', {}, [3200, null, 'EUR', null]],
  ['ab 3.200 € brutto pro Monat', {}, [3200, null, 'EUR', 'month']],
  ['entre 42 000 € et 48 000 € par an', {}, [42_000, 48_000, 'EUR', 'year']],
  ['42 - 48 k€ brut annuel', {}, [42_000, 48_000, 'EUR', 'year']],
  ['от 250 000 ₽ в месяц', {}, [250_000, null, 'RUB', 'month']],
  ['18 000–24 000 zł / mies.', {}, [18_000, 24_000, 'PLN', 'month']],
  ['45 000 kr/mån', { country: 'SE' }, [45_000, 45_000, 'SEK', null]],
  ['45 000 kr', {}, [45_000, 45_000, null, null]],
  ['$80,000 - $95,000', { country: 'CA' }, [80_000, 95_000, 'CAD', 'year?']],
  ['AUD $110,000 to $130,000 plus super', {}, [110_000, 130_000, 'AUD', 'year?']],
  ['¥6,000,000 - ¥9,000,000 年収', { country: 'JP' }, [6_000_000, 9_000_000, 'JPY', 'year']],
  ['月給 30万円', {}, [300_000, 300_000, 'JPY', 'month']],
  ['R$ 8.000,00 mensal', {}, [8000, 8000, 'BRL', 'month']],
  ["CHF 95'000 – 110'000 pro Jahr", {}, [95_000, 110_000, 'CHF', 'year']],
  ['30.000 – 36.000 brutos al año', { isLabelled: true }, [30_000, 36_000, null, 'year']],
  ['Competitive', { isLabelled: true }, null],
  ['5+ years of experience with 2-3 teams', {}, null],
  ['a $5,000 signing bonus', {}, null],
  ['We raised $40 million in our Series B', {}, null],
  ['Founded 2015, 120 employees', { isLabelled: false }, null],
])('reads %j with %j', (text, options, right) => {
  expect(major(salaryInText(text, options))).toEqual(right)
})

test.each([
  [{ minimum: '68.000', maximum: '82.000', currency: 'EUR', unit: 'YEAR' }, [68_000, 82_000, 'EUR', 'year']],
  [{ minimum: '55000', maximum: '55000', currency: 'USD', unit: 'ANN' }, [55_000, 55_000, 'USD', 'year']],
  [{ minimum: 16.5, maximum: null, currency: 'usd', unit: 'HUR' }, [16.5, null, 'USD', 'hour']],
  [
    { minimum: 90_000, maximum: 60_000, currency: 'GBP', unit: 'per-year-salary' },
    [60_000, 90_000, 'GBP', 'year'],
  ],
  [{ minimum: 0, maximum: 0, currency: 'USD', unit: 'YEAR' }, null],
  [{ minimum: 'DOE', maximum: null, currency: 'USD', unit: 'YEAR' }, null],
  [{ minimum: 500_000, maximum: 700_000, currency: 'JPY', unit: 'MON' }, [500_000, 700_000, 'JPY', 'month']],
])('pay stated as data: %j', (stated, right) => {
  expect(major(salaryOf(stated))).toEqual(right)
})

test('amounts are whole minor units: yen have none, euros have cents', () => {
  expect(salaryOf({ minimum: 500_000, maximum: null, currency: 'JPY', unit: 'MONTH' })?.minimum).toBe(500_000)
  expect(salaryOf({ minimum: 13.35, maximum: null, currency: 'EUR', unit: 'HOUR' })?.minimum).toBe(1335)
})
