// Numbers and days as reports print them.

export const percent = (share: number) => `${Math.round(share * 100)} %`

export const countOf = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

/** `minor` are minor units of the currency, such as cents; they are not printed. */
export function printedMoney(minor: number, currency: string): string {
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
  const amount = minor / 10 ** (digits.maximumFractionDigits ?? 2)
  const format = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    maximumFractionDigits: 0,
  })
  return format.format(amount).replace(/\s/gu, ' ')
}

/** `26 November 2026`. */
export const printedDay = (time: string, timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone }).format(Date.parse(time))
