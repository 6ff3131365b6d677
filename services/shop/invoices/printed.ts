// Amounts, rates and days as papers print them.
import { formatMoney } from '../money/schemas.ts'

export const printedRate = (rate: number) => `${String(rate / 100)} %`

/** `26 Nov 2026`. */
export const printedDay = (day: string) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(
    Date.parse(`${day}T00:00Z`),
  )

/** Digits that every font has; languages that are written from right to left would turn the line around. */
export function moneyOf(currency: string, { language }: { language: string }) {
  const locale = ['ar', 'fa', 'he', 'ur'].includes(language) ? 'en' : `${language}-u-nu-latn`
  return (amount: number) => formatMoney(amount, currency, locale).replace(/\s/gu, ' ')
}
