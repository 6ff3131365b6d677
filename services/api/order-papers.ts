import type { OrderPaper } from '../shop/invoices/schemas.ts'

/** Sets a paper that somebody downloads. The typesetter and its fonts are loaded with the first one. */
export function createOrderPapers() {
  let loading: ReturnType<typeof load> | undefined

  return async (paper: OrderPaper): Promise<Buffer> => {
    loading ??= load()
    const { typesetOrder, typesetter } = await loading
    return typesetOrder(paper, typesetter).pdf
  }
}

async function load() {
  const [{ typesetOrder }, { createTypesetter }] = await Promise.all([
    import('../papers/order/render.ts'),
    import('../papers/typeset.ts'),
  ])
  return { typesetOrder, typesetter: createTypesetter() }
}
