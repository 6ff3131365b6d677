import type { OrderPaper } from '../../shop/invoices/schemas.ts'
import { printable } from '../printable.ts'
import { STYLES } from '../styles.ts'
import type { Printing, Typeset, Typesetter } from '../typeset.ts'
import { ORDER_TEMPLATE } from './template.ts'
import { mapOrder, textsOfOrder } from './texts.ts'

const ORDERS: Printing<OrderPaper> = {
  program: ORDER_TEMPLATE,
  style: ({ look }) => STYLES[look.template],
  direction: ({ direction }) => direction,
  textsOf: textsOfOrder,
  mapPrinted: mapOrder,
  // Customers have names in any script, and each of them gets an invoice.
  substitute: '□',
  // For archives, with the same for programs attached. Its level A has the tags that PDF/UA asks for.
  standard: 'a-3a',
}

export const typesetOrder = (paper: OrderPaper, typesetter: Pick<Typesetter, 'print'>): Typeset<OrderPaper> =>
  typesetter.print(mapOrder(paper, printable), ORDERS)
