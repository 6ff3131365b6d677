import type {
  OrderRow,
  OrderState,
  ReturnRequest,
  Shipment,
} from '../../../../../services/shop/orders/schemas.ts'
import type { Tone } from '../../../ui/badge.tsx'

export const STATE_WORDS: Record<OrderState, { label: string; tone: Tone }> = {
  pending: { label: 'Pending', tone: 'neutral' },
  placed: { label: 'New', tone: 'accent' },
  paid: { label: 'Paid', tone: 'accent' },
  preparing: { label: 'Preparing', tone: 'info' },
  shipped: { label: 'Shipped', tone: 'info' },
  delivered: { label: 'Delivered', tone: 'ok' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
  returned: { label: 'Returned', tone: 'warn' },
  refunded: { label: 'Refunded', tone: 'neutral' },
  abandoned: { label: 'Abandoned', tone: 'neutral' },
}

export const PAYMENT_WORDS: Record<OrderRow['payment'], { label: string; tone: Tone }> = {
  open: { label: 'Not paid yet', tone: 'warn' },
  'needs-action': { label: 'Being paid', tone: 'warn' },
  paid: { label: 'Paid', tone: 'ok' },
  declined: { label: 'Declined', tone: 'danger' },
  'partly-refunded': { label: 'Partly refunded', tone: 'neutral' },
  refunded: { label: 'Refunded', tone: 'neutral' },
}

export const METHOD_WORDS = {
  invoice: 'Invoice',
  'test-card': 'Test card',
  stripe: 'Card, by Stripe',
} as const

export const RETURN_WORDS: Record<ReturnRequest['state'], { label: string; tone: Tone }> = {
  asked: { label: 'Asks to return', tone: 'warn' },
  accepted: { label: 'Accepted', tone: 'info' },
  refused: { label: 'Refused', tone: 'neutral' },
  received: { label: 'Received', tone: 'ok' },
}

/** "DHL 00340434", "by DHL", "without tracking". */
export const trackingWords = ({ carrier, tracking }: Pick<Shipment, 'carrier' | 'tracking'>): string =>
  [carrier, tracking].filter(Boolean).join(' ') || 'without tracking'
