import type { ShopFacts } from './record.ts'

/** What is missing before customers can buy, in plain words, the most important first. */
export function missingIn(shop: ShopFacts): string[] {
  const { address, email, pages, payments, shipping, tax } = shop
  const hasPage = (kind: string) => pages.some((page) => page.kind === kind)
  const takesPayments =
    payments.invoice.isOn || payments.testCard.isOn || (payments.stripe.isOn && shop.isStripeConnected)
  const needed: [isThere: boolean, words: string][] = [
    [shop.hasPublished, 'A published product'],
    [takesPayments, 'A way to pay'],
    [shipping.length > 0, 'A way of shipping'],
    [isComplete(address), 'Your address, for invoices and the imprint'],
    [email !== '', 'An e-mail address where customers reach you'],
    [!tax.isRegistered || tax.number !== '', 'Your tax number, or that you charge no tax'],
    [hasPage('terms'), 'A page with your terms'],
    [hasPage('privacy'), 'A page about privacy'],
    [hasPage('imprint'), 'An imprint'],
  ]
  return needed.filter(([isThere]) => !isThere).map(([, words]) => words)
}

const isComplete = ({ name, company, line1, city }: ShopFacts['address']): boolean =>
  (name !== '' || company !== '') && line1 !== '' && city !== ''
