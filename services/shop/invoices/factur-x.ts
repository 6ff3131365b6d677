// An invoice for programs: Cross Industry Invoice, as ZUGFeRD 2 and Factur-X attach it to the page, in the profile
// EN 16931. The order of the elements is the standard's.
import { exponentOf, toDecimal } from '../money/schemas.ts'
import type { PostalAddress } from '../shops/schemas.ts'
import { EXEMPTIONS, type InvoiceFigures, type InvoiceLine, type TaxCategory } from './figures.ts'
import { node, withAttributes, type XmlNode, xmlDocument } from './xml-writing.ts'

export interface FacturX {
  /** UNTDID 1001: 380 is an invoice, 381 a credit note. */
  type: '380' | '381'
  number: string
  /** YYYY-MM-DD. */
  date: string
  deliveredOn: string
  orderNumber: string
  seller: { name: string; address: PostalAddress; email: string; taxNumber: string }
  buyer: { name: string; address: PostalAddress; email: string }
  shipTo: { name: string; address: PostalAddress }
  figures: InvoiceFigures
  /** What was paid before, in minor units. */
  paid: number
  terms: string
  /** The invoice that a credit note is about. */
  about: string | null
}

export const GUIDELINE = 'urn:cen.eu:en16931:2017'
const NAMESPACES = {
  'xmlns:rsm': 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
  'xmlns:ram': 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  'xmlns:udt': 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
}

export const facturX = (invoice: FacturX): string =>
  xmlDocument(
    withAttributes(
      node(
        'rsm:CrossIndustryInvoice',
        node(
          'rsm:ExchangedDocumentContext',
          node('ram:GuidelineSpecifiedDocumentContextParameter', node('ram:ID', GUIDELINE)),
        ),
        node(
          'rsm:ExchangedDocument',
          node('ram:ID', invoice.number),
          node('ram:TypeCode', invoice.type),
          node('ram:IssueDateTime', day(invoice.date)),
        ),
        node(
          'rsm:SupplyChainTradeTransaction',
          ...invoice.figures.lines.map((line, at) => lineItem(line, at, invoice.figures.currency)),
          agreement(invoice),
          delivery(invoice),
          settlement(invoice),
        ),
      ),
      NAMESPACES,
    ),
  )

function lineItem(line: InvoiceLine, at: number, currency: string): XmlNode {
  const { name, sku, quantity, net } = line
  return node(
    'ram:IncludedSupplyChainTradeLineItem',
    node('ram:AssociatedDocumentLineDocument', node('ram:LineID', String(at + 1))),
    node(
      'ram:SpecifiedTradeProduct',
      sku !== '' && node('ram:SellerAssignedID', sku),
      node('ram:Name', name),
    ),
    node(
      'ram:SpecifiedLineTradeAgreement',
      node('ram:NetPriceProductTradePrice', node('ram:ChargeAmount', unitPrice(net, quantity, currency))),
    ),
    node(
      'ram:SpecifiedLineTradeDelivery',
      // UN/ECE Recommendation 20: a piece.
      withAttributes(node('ram:BilledQuantity', String(quantity)), { unitCode: 'H87' }),
    ),
    node(
      'ram:SpecifiedLineTradeSettlement',
      node('ram:ApplicableTradeTax', ...taxOf(line)),
      node(
        'ram:SpecifiedTradeSettlementLineMonetarySummation',
        node('ram:LineTotalAmount', toDecimal(net, currency)),
      ),
    ),
  )
}

/** With four more digits than the currency has: a price that contains tax is no whole amount without it. */
function unitPrice(net: number, quantity: number, currency: string): string {
  const digits = exponentOf(currency) + 4
  const scaled = (BigInt(net) * 10_000n * 2n + BigInt(quantity)) / (2n * BigInt(quantity))
  const text = String(scaled).padStart(digits + 1, '0')
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`
}

const agreement = ({ seller, buyer, orderNumber }: FacturX): XmlNode =>
  node(
    'ram:ApplicableHeaderTradeAgreement',
    node(
      'ram:SellerTradeParty',
      node('ram:Name', seller.name),
      postal(seller.address),
      emailOf(seller.email),
      seller.taxNumber !== '' &&
        node(
          'ram:SpecifiedTaxRegistration',
          // A VAT number begins with its country; others are those of the local tax office.
          withAttributes(node('ram:ID', seller.taxNumber.replace(/\s/g, '')), {
            schemeID: /^[A-Z]{2}/.test(seller.taxNumber) ? 'VA' : 'FC',
          }),
        ),
    ),
    node('ram:BuyerTradeParty', node('ram:Name', buyer.name), postal(buyer.address), emailOf(buyer.email)),
    node('ram:SellerOrderReferencedDocument', node('ram:IssuerAssignedID', orderNumber)),
  )

const delivery = ({ shipTo, deliveredOn }: FacturX): XmlNode =>
  node(
    'ram:ApplicableHeaderTradeDelivery',
    node('ram:ShipToTradeParty', node('ram:Name', shipTo.name), postal(shipTo.address)),
    node('ram:ActualDeliverySupplyChainEvent', node('ram:OccurrenceDateTime', day(deliveredOn))),
  )

function settlement({ figures, paid, terms, about }: FacturX): XmlNode {
  const { currency, lines, shipping, taxes, net, tax, total } = figures
  const money = (amount: number) => toDecimal(amount, currency)
  return node(
    'ram:ApplicableHeaderTradeSettlement',
    node('ram:InvoiceCurrencyCode', currency),
    // UNTDID 4461: an instrument that is not defined.
    node('ram:SpecifiedTradeSettlementPaymentMeans', node('ram:TypeCode', '1')),
    ...taxes.map((each) => {
      const reason = EXEMPTIONS[each.category]
      return node(
        'ram:ApplicableTradeTax',
        node('ram:CalculatedAmount', money(each.tax)),
        node('ram:TypeCode', 'VAT'),
        reason !== null && node('ram:ExemptionReason', reason),
        node('ram:BasisAmount', money(each.base)),
        node('ram:CategoryCode', each.category),
        node('ram:RateApplicablePercent', percent(each.rate)),
      )
    }),
    shipping &&
      node(
        'ram:SpecifiedTradeAllowanceCharge',
        node('ram:ChargeIndicator', node('udt:Indicator', 'true')),
        node('ram:ActualAmount', money(shipping.net)),
        node('ram:Reason', shipping.name),
        node('ram:CategoryTradeTax', ...taxOf(shipping)),
      ),
    terms !== '' && node('ram:SpecifiedTradePaymentTerms', node('ram:Description', terms)),
    node(
      'ram:SpecifiedTradeSettlementHeaderMonetarySummation',
      node('ram:LineTotalAmount', money(lines.reduce((sum, line) => sum + line.net, 0))),
      node('ram:ChargeTotalAmount', money(shipping?.net ?? 0)),
      node('ram:AllowanceTotalAmount', money(0)),
      node('ram:TaxBasisTotalAmount', money(net)),
      withAttributes(node('ram:TaxTotalAmount', money(tax)), { currencyID: currency }),
      node('ram:GrandTotalAmount', money(total)),
      node('ram:TotalPrepaidAmount', money(paid)),
      node('ram:DuePayableAmount', money(total - paid)),
    ),
    about !== null && node('ram:InvoiceReferencedDocument', node('ram:IssuerAssignedID', about)),
  )
}

const taxOf = ({ category, rate }: { category: TaxCategory; rate: number }) => [
  node('ram:TypeCode', 'VAT'),
  node('ram:CategoryCode', category),
  node('ram:RateApplicablePercent', percent(rate)),
]

const percent = (rate: number) => (rate / 100).toFixed(2)

/** UNTDID 2379: 102 is CCYYMMDD. */
const day = (date: string) =>
  withAttributes(node('udt:DateTimeString', date.replaceAll('-', '')), { format: '102' })

const emailOf = (email: string) =>
  email !== '' &&
  node('ram:URIUniversalCommunication', withAttributes(node('ram:URIID', email), { schemeID: 'EM' }))

const postal = ({ postalCode, line1, line2, city, country, region }: PostalAddress) =>
  node(
    'ram:PostalTradeAddress',
    postalCode !== '' && node('ram:PostcodeCode', postalCode),
    line1 !== '' && node('ram:LineOne', line1),
    line2 !== '' && node('ram:LineTwo', line2),
    city !== '' && node('ram:CityName', city),
    node('ram:CountryID', country),
    region !== '' && node('ram:CountrySubDivisionName', region),
  )
