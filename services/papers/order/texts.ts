import type { OrderPaper, PrintedFact, PrintedTable } from '../../shop/invoices/schemas.ts'

/** Every text of an order's paper, in the order in which it is set. */
export const textsOfOrder = (paper: OrderPaper): string[] =>
  [
    ...paper.seller,
    paper.title,
    ...paper.addresses.flatMap(({ heading, lines }) => [heading, ...lines]),
    ...paper.facts.flatMap(({ label, value }) => [label, value]),
    ...textsOfTable(paper.lines),
    ...paper.sums.flatMap(({ label, value }) => [label, value]),
    ...(paper.taxes ? textsOfTable(paper.taxes) : []),
    ...paper.notes,
  ].filter(Boolean)

const textsOfTable = ({ columns, rows }: PrintedTable) => [...columns.map(({ head }) => head), ...rows.flat()]

/** The same paper with every printed text changed; what programs read stays. */
export function mapOrder(paper: OrderPaper, change: (text: string) => string): OrderPaper {
  const fact = ({ label, value }: PrintedFact) => ({ label: change(label), value: change(value) })
  const table = ({ columns, rows }: PrintedTable): PrintedTable => ({
    columns: columns.map((column) => ({ ...column, head: change(column.head) })),
    rows: rows.map((row) => row.map(change)),
  })
  return {
    ...paper,
    seller: paper.seller.map(change),
    addresses: paper.addresses.map(({ heading, lines }) => ({
      heading: change(heading),
      lines: lines.map(change),
    })),
    facts: paper.facts.map(fact),
    lines: table(paper.lines),
    sums: paper.sums.map(fact),
    taxes: paper.taxes && table(paper.taxes),
    notes: paper.notes.map(change),
  }
}
