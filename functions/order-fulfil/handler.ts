import type { OrderPlaced } from '../../services/shop/events.ts'

export interface HandlerDeps {
  fulfil(event: OrderPlaced): Promise<void>
}

/** Does what an order waits for, which follows from the order. */
export function createHandler({ fulfil }: HandlerDeps) {
  return (event: OrderPlaced): Promise<void> => fulfil(event)
}
