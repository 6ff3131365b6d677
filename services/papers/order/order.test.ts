import { getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { layOutCreditNote } from '../../shop/invoices/credit-note.ts'
import { layOutInvoice } from '../../shop/invoices/invoice.ts'
import { layOutPackingSlip } from '../../shop/invoices/packing-slip.ts'
import { anOrder, someShop } from '../../shop/invoices/test-invoices.ts'
import { someAddress } from '../../shop/orders/test-orders.ts'
import { checkTexts } from '../check-paper.ts'
import { EXTRACTORS } from '../extract.ts'
import { createTypesetter } from '../typeset.ts'
import { typesetOrder } from './render.ts'
import { textsOfOrder } from './texts.ts'

const typesetter = createTypesetter()
const issued = { number: '2026-0001', date: '2026-11-26' }

async function read(pdf: Buffer) {
  const text = (await EXTRACTORS['pdf.js'](pdf)).join('\n').replace(/\s+/g, ' ')
  const document = await getDocumentProxy(new Uint8Array(pdf))
  const attachments: Record<string, { filename: string; content: Uint8Array }> | null =
    await document.getAttachments()
  await document.loadingTask.destroy()
  return { text, source: pdf.toString('latin1'), attachments: Object.values(attachments ?? {}) }
}

test('an invoice has what the law asks for, for people and for programs', async () => {
  const paper = layOutInvoice(anOrder({ isPaid: true }), someShop, issued)
  const { pdf, printed } = typesetOrder(paper, typesetter)
  await checkTexts(pdf, textsOfOrder(printed), 'ltr')
  const { text, source, attachments } = await read(pdf)
  for (const words of [
    'Invoice 2026-0001',
    'Invoice date 26 Nov 2026',
    'Date of supply 26 Nov 2026',
    'VAT number DE123456789',
    'Hafenstraße 2',
    'Print of a lighthouse, A3 (LIGHT-A3) 2 €11.90 19 % €23.80',
    'Shipping: Standard €5.95',
    'Total €29.75',
    '19 % €25.00 €4.75 €29.75',
    'This invoice is paid.',
  ])
    expect(text).toContain(words)
  expect(source).toContain('pdfaid:part>3')
  expect(source).toContain('/AFRelationship /Alternative')
  expect(attachments.map(({ filename }) => filename)).toEqual(['factur-x.xml'])
  expect(Buffer.from(attachments[0]!.content).toString()).toBe(paper.xml)
})

test('texts of customers are only text', async () => {
  const name = '#import "x" ] $ <a> @b \\ *c* _d_ `e` ~'
  const order = anOrder({
    billingAddress: { ...someAddress, name, company: 'שלום' },
    shippingAddress: { ...someAddress, name: 'محمد', line1: '🚀 Street' },
    note: '#panic("no")',
    lines: [{ title: 'https://example.com/'.padEnd(120, 'x') }, { title: '#eval("1")' }],
  })
  const { text } = await read(typesetOrder(layOutInvoice(order, someShop, issued), typesetter).pdf)
  expect(text).toContain(name)
  expect(text).toContain('#eval("1")')
  expect(text).toContain('□□□□')
  const slip = layOutPackingSlip(order, someShop, {
    counts: new Map(order.lines.map(({ id }) => [id, 1])),
    now: 0,
  })
  expect((await read(typesetOrder(slip, typesetter).pdf)).text).toContain('#panic("no")')
})

test.each([
  ['JPY', 'ja', '￥1,190', '￥2,975'],
  ['KWD', 'ar', 'KWD 1.190', 'KWD 2.975'],
  ['EUR', 'de', '11,90 €', '29,75 €'],
])('amounts in %s for %s', async (currency, language, price, total) => {
  const order = anOrder()
  const paper = layOutInvoice(
    { ...order, totals: { ...order.totals, currency } },
    { ...someShop, language },
    issued,
  )
  const { text } = await read(typesetOrder(paper, typesetter).pdf)
  expect(text).toContain(price)
  expect(text).toContain(`Total ${total}`)
})

test('outside the European Union nothing is attached, and a small business says that it charges no tax', async () => {
  const shop = { ...someShop, country: 'US', tax: { isRegistered: false, number: '' } }
  const paper = layOutInvoice(anOrder({ lines: [{ taxRate: 0, tax: 0 }] }), shop, issued)
  const { text, attachments } = await read(typesetOrder(paper, typesetter).pdf)
  expect(text).toContain('As a small business, the seller charges no VAT.')
  expect(text).not.toContain('VAT rate')
  expect(attachments).toEqual([])
})

test('a credit note names its invoice', async () => {
  const order = { ...anOrder({ isPaid: true }), invoice: { ...issued, paper: null } }
  const paper = layOutCreditNote(order, someShop, {
    issued: { number: '2026-0002', date: '2026-12-01' },
    credit: { amount: 1190, reason: 'Scratched', isPaidBack: true },
  })
  const { text } = await read(typesetOrder(paper, typesetter).pdf)
  for (const words of [
    'Credit note 2026-0002',
    'For invoice 2026-0001',
    'Credit €11.90',
    '19 % €10.00 €1.90',
  ])
    expect(text).toContain(words)
})
