// What the parent and the processes that it kills say to each other.
import type { MailDue } from '../../services/campaigns/events.ts'

export type Role = 'pace' | 'send'

/** The process ends itself, as `kill -9` would, when it comes to this step for the nth time. */
export interface Failpoint {
  step: string
  nth: number
}

export type ToChild =
  | { kind: 'handle'; id: number; mail: MailDue | null }
  /** Milliseconds that the campaign's clock is ahead. */
  | { kind: 'clock'; offset: number }
  | { kind: 'arm'; failpoint: Failpoint }

export type FromChild =
  | { kind: 'ready' }
  | { kind: 'published'; mail: MailDue }
  | { kind: 'wait'; id: number; until: number }
  | { kind: 'handled'; id: number; error: string | null }

/** Every place between two steps of the path of a mail. */
export const STEPS: Record<Role, readonly string[]> = {
  pace: [
    'pace: before claim',
    'pace: claimed',
    'pace: published',
    'pace: upkeep',
    'lease: looked up',
    'lease: freed',
  ],
  send: [
    'send: read',
    'send: composed',
    'send: before transmitting',
    'send: transmitting',
    'send: delivered',
    'send: counted',
    'send: recorded',
  ],
}
