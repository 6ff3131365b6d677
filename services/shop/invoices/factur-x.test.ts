import fc from 'fast-check'
import { XMLParser } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import { isThorough } from '../../../tests/thorough.ts'
import type { OrderRecord } from '../orders/record.ts'
import { priceCart } from '../pricing/price-cart.ts'
import { cart, code, line, post, shop, sold, tax } from '../pricing/test-carts.ts'
import { layOutCreditNote } from './credit-note.ts'
import { invoiceFigures } from './figures.ts'
import { layOutInvoice } from './invoice.ts'
import { anOrder, someShop } from './test-invoices.ts'

const issued = { number: '2026-0001', date: '2026-11-26' }

const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: false,
  parseTagValue: false,
  isArray: (name) => ['IncludedSupplyChainTradeLineItem', 'ApplicableTradeTax'].includes(name),
})

interface XmlLine {
  SpecifiedLineTradeSettlement: {
    SpecifiedTradeSettlementLineMonetarySummation: { LineTotalAmount: string }
  }
  SpecifiedLineTradeAgreement: { NetPriceProductTradePrice: { ChargeAmount: string } }
  SpecifiedLineTradeDelivery: { BilledQuantity: { '#text': string } }
}

/** The amounts of the XML in minor units, and what rule of EN 16931 binds them. */
function read(xml: string) {
  const { CrossIndustryInvoice: root } = parser.parse(xml)
  const trade = root.SupplyChainTradeTransaction
  const settlement = trade.ApplicableHeaderTradeSettlement
  const sums = settlement.SpecifiedTradeSettlementHeaderMonetarySummation
  const cents = (text: string) => Math.round(Number(text) * 100)
  return {
    root,
    trade,
    settlement,
    lines: trade.IncludedSupplyChainTradeLineItem.map((item: XmlLine) => ({
      net: cents(
        item.SpecifiedLineTradeSettlement.SpecifiedTradeSettlementLineMonetarySummation.LineTotalAmount,
      ),
      price: Number(item.SpecifiedLineTradeAgreement.NetPriceProductTradePrice.ChargeAmount),
      quantity: Number(item.SpecifiedLineTradeDelivery.BilledQuantity['#text']),
    })) as { net: number; price: number; quantity: number }[],
    taxes: settlement.ApplicableTradeTax.map((each: Record<string, string>) => ({
      rate: Number(each.RateApplicablePercent),
      base: cents(each.BasisAmount!),
      tax: cents(each.CalculatedAmount!),
    })) as { rate: number; base: number; tax: number }[],
    lineTotal: cents(sums.LineTotalAmount),
    charges: cents(sums.ChargeTotalAmount),
    allowances: cents(sums.AllowanceTotalAmount),
    net: cents(sums.TaxBasisTotalAmount),
    tax: cents(sums.TaxTotalAmount['#text']),
    total: cents(sums.GrandTotalAmount),
    paid: cents(sums.TotalPrepaidAmount),
    due: cents(sums.DuePayableAmount),
  }
}

const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)

/** BR-CO-10 to BR-CO-17. */
function expectSums(xml: string, total: number): void {
  const invoice = read(xml)
  expect(invoice.lineTotal, 'BR-CO-10').toBe(sum(invoice.lines.map(({ net }) => net)))
  expect(invoice.net, 'BR-CO-13').toBe(invoice.lineTotal - invoice.allowances + invoice.charges)
  expect(invoice.tax, 'BR-CO-14').toBe(sum(invoice.taxes.map((each) => each.tax)))
  expect(invoice.total, 'BR-CO-15').toBe(invoice.net + invoice.tax)
  expect(invoice.due, 'BR-CO-16').toBe(invoice.total - invoice.paid)
  expect(invoice.net, 'BR-S-08').toBe(sum(invoice.taxes.map(({ base }) => base)))
  expect(invoice.total).toBe(total)
  for (const { rate, base, tax: of } of invoice.taxes)
    expect(Math.abs(of - (base * rate) / 100), 'BR-CO-17').toBeLessThanOrEqual(1)
  for (const { net, price, quantity } of invoice.lines)
    expect(Math.abs(net - price * quantity * 100), 'price by quantity').toBeLessThan(1)
}

/** An order with the lines and totals of a cart. */
function ordered(priced: ReturnType<typeof priceCart>): OrderRecord {
  const order = anOrder({ isPaid: true })
  const { lines, totals } = priced
  const payments = order.payments.map((event) => ({ ...event, amount: totals.total }))
  return { ...order, lines, totals, payments }
}

const someLine = fc.record({
  quantity: fc.integer({ min: 1, max: 300 }),
  price: fc.integer({ min: 1, max: 500_000 }),
  taxClass: fc.constantFrom('standard', 'reduced', 'zero' as const),
})

test('the sums of an invoice, and of credits for it, are those of the standard', () => {
  fc.assert(
    fc.property(
      fc.array(someLine, { minLength: 1, maxLength: 8 }),
      fc.boolean(),
      fc.integer({ min: 0, max: 9000 }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      (wanted, pricesIncludeTax, percentage, part) => {
        const settings = shop({ tax: tax({ pricesIncludeTax }) })
        const priced = priceCart(
          cart(
            wanted.map(({ quantity, price, taxClass }) =>
              line(quantity, price, { sold: sold({ price, taxClass }) }),
            ),
            {
              shop: settings,
              codes: [code({ value: percentage })],
              destination: { country: 'DE', shippingMethodId: post.id },
            },
          ),
        )
        const order = ordered(priced)
        expectSums(layOutInvoice(order, someShop, issued).xml, priced.totals.total)
        const figures = invoiceFigures(order, someShop.tax)
        expect(
          figures.taxes.filter(({ base }) => base > 0).map(({ rate, base, tax: of }) => [rate, base, of]),
        ).toEqual(
          priced.totals.taxes
            .filter(({ base }) => base > 0)
            .map(({ rate, base, tax: of }) => [rate, base, of])
            .sort(([a], [b]) => b! - a!),
        )
        const amount = Math.max(1, Math.floor(priced.totals.total * part))
        fc.pre(amount <= priced.totals.total)
        const credit = { amount, reason: '', isPaidBack: true }
        const note = layOutCreditNote({ ...order, invoice: { ...issued, paper: null } }, someShop, {
          issued,
          credit,
        })
        expectSums(note.xml, amount)
      },
    ),
    { numRuns: isThorough ? 3000 : 60 },
  )
})

describe('what it says besides', () => {
  test('profile, parties, dates and what a credit note is about', () => {
    const order = anOrder({ isPaid: true })
    const { root, trade } = read(layOutInvoice(order, someShop, issued).xml)
    expect(root.ExchangedDocumentContext.GuidelineSpecifiedDocumentContextParameter.ID).toBe(
      'urn:cen.eu:en16931:2017',
    )
    expect(root.ExchangedDocument).toMatchObject({ ID: '2026-0001', TypeCode: '380' })
    expect(trade.ApplicableHeaderTradeAgreement).toMatchObject({
      SellerTradeParty: {
        Name: 'Prints GmbH',
        SpecifiedTaxRegistration: { ID: { '#text': 'DE123456789', '@_schemeID': 'VA' } },
      },
      BuyerTradeParty: { Name: 'Ben Buyer', PostalTradeAddress: { CountryID: 'DE' } },
    })
    const credited = { ...order, invoice: { ...issued, paper: null } }
    const note = layOutCreditNote(credited, someShop, {
      issued: { number: '2026-0002', date: '2026-12-01' },
      credit: { amount: 100, reason: '', isPaidBack: true },
    })
    const credit = read(note.xml)
    expect(credit.root.ExchangedDocument.TypeCode).toBe('381')
    expect(credit.settlement.InvoiceReferencedDocument.IssuerAssignedID).toBe('2026-0001')
  })

  test.each([
    ['a small business', false, 'DE', 'E', 'No VAT is charged.'],
    ['an export', true, 'US', 'G', 'Export outside the European Union, free of VAT.'],
  ])('why there is no tax: %s', (_what, isRegistered, country, category, reason) => {
    const lines = [{ taxRate: 0, tax: 0 }]
    const order = anOrder({ lines, shippingAddress: { ...anOrder().shippingAddress, country } })
    const untaxed = { ...order, totals: { ...order.totals, tax: 0, shippingTax: 0, shippingTaxRate: 0 } }
    const { settlement } = read(
      layOutInvoice(untaxed, { ...someShop, tax: { isRegistered, number: '' } }, issued).xml,
    )
    expect(settlement.ApplicableTradeTax).toMatchObject([
      { CategoryCode: category, ExemptionReason: reason, CalculatedAmount: '0.00' },
    ])
  })

  test('names cannot become elements', () => {
    const name = '</ram:Name><evil a="1">&\u0007\ud800 \u0000]]>'
    const order = anOrder({ billingAddress: { ...anOrder().billingAddress, name } })
    const { trade, root } = read(layOutInvoice(order, someShop, issued).xml)
    expect(trade.ApplicableHeaderTradeAgreement.BuyerTradeParty.Name).toBe(
      '</ram:Name><evil a="1">&\ufffd ]]>',
    )
    expect(JSON.stringify(Object.keys(root))).not.toContain('evil')
  })
})
