import type { Quantities } from '../../local-cloud/billing/prices.ts'

export interface Rate {
  /** The resource, as both versions name it. */
  of: string
  /** The use that is paid. */
  what: string
  /** Of one such use, in the units of the price table. */
  used: Quantities
}
