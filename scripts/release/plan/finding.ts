export type Kind = 'unknown' | 'replacement' | 'data-loss' | 'exposure' | 'iam' | 'events' | 'size' | 'change'

export interface Finding {
  kind: Kind
  address: string
  what: string
}

/** What nobody may do without having said that they know it. */
export const NEEDS_ACCEPT: ReadonlySet<Kind> = new Set([
  'unknown',
  'replacement',
  'data-loss',
  'exposure',
  'iam',
  'events',
])
