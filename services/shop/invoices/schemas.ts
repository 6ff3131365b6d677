// Papers of orders before they are pages: what is printed, in its order.

export interface PrintedFact {
  label: string
  value: string
}

export interface PrintedColumn {
  head: string
  /** A column of numbers ends at its right. */
  isNumber: boolean
  isWide: boolean
}

export interface PrintedTable {
  columns: PrintedColumn[]
  rows: string[][]
}

/** An invoice, a credit note or a packing slip. */
export interface OrderPaper {
  look: { template: 'modern'; pageSize: 'a4' | 'us-letter'; language: 'en' }
  direction: 'ltr'
  title: string
  author: string
  /** YYYY-MM-DD. */
  date: string
  seller: string[]
  addresses: { heading: string; lines: string[] }[]
  facts: PrintedFact[]
  lines: PrintedTable
  /** The last is what counts. */
  sums: PrintedFact[]
  taxes: PrintedTable | null
  notes: string[]
  /** The same for programs, as XML that is attached to the page; empty where there is none. */
  xml: string
}
