// Recipients that show on the wire what can go wrong: `ana+refused@example.com` is refused, wherever the mail comes from.
import { type Refusal, refusal } from './faults.ts'

export interface AddressFault {
  /** What happens, for people who try it. */
  what: string
  /** The answer to RCPT. */
  recipient?: () => Refusal
  /** The answer to the mail itself, which is not kept then. */
  mail?: () => Refusal
  /** `cut` and `silent` happen after the mail was kept, `lost` instead of keeping it. */
  end?: 'cut' | 'silent' | 'lost'
}

export const ADDRESS_FAULTS = {
  refused: {
    what: 'There is no such recipient (550 at RCPT).',
    recipient: () => refusal(550, '5.1.1 No such recipient here'),
  },
  temporary: {
    what: 'The recipient cannot be reached for now (450 at RCPT), always.',
    recipient: () => refusal(450, '4.2.1 The recipient is receiving mail too quickly'),
  },
  greylist: {
    what: 'The first attempt is put off (450 at RCPT); it is taken five minutes later.',
    recipient: () => refusal(450, '4.2.0 Greylisted, please try again later'),
  },
  quota: {
    what: 'The sender has sent as much as it may (550 5.4.5 at RCPT).',
    recipient: () => refusal(550, '5.4.5 Daily user sending limit exceeded'),
  },
  later: {
    what: 'The mail is put off after its last byte (451).',
    mail: () => refusal(451, '4.3.0 Mail server temporarily rejected message'),
  },
  rejected: {
    what: 'The mail is refused after its last byte (554).',
    mail: () => refusal(554, '5.7.1 Message rejected'),
  },
  cut: { what: 'The mail is kept, and the connection cut before the sender is told.', end: 'cut' },
  lost: { what: 'The connection is cut after the last byte, and the mail is not kept.', end: 'lost' },
  silent: { what: 'The mail is kept, and the sender never told.', end: 'silent' },
} as const satisfies Record<string, AddressFault>

export type FaultTag = keyof typeof ADDRESS_FAULTS

/** Milliseconds until a greylisted recipient is taken. */
const GREYLISTED_MS = 5 * 60_000
const MAX_GREYLISTED = 10_000

export function tagOf(address: string): FaultTag | null {
  const tag = /\+([a-z]+)@[^@]*$/i.exec(address)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(ADDRESS_FAULTS, tag) ? (tag as FaultTag) : null
}

const faultOf = (address: string): AddressFault | null => {
  const tag = tagOf(address)
  return tag && ADDRESS_FAULTS[tag]
}

/** `now` is in milliseconds since the epoch. */
export function createAddressFaults(now: () => number) {
  const firstTried = new Map<string, number>()

  /** Whether this recipient was put off long enough ago. */
  function wasGreylisted(address: string): boolean {
    const first = firstTried.get(address)
    if (first !== undefined) return now() - first >= GREYLISTED_MS
    if (firstTried.size >= MAX_GREYLISTED) firstTried.clear()
    firstTried.set(address, now())
    return false
  }

  return {
    ofRecipient(address: string): Refusal | null {
      if (tagOf(address) === 'greylist' && wasGreylisted(address)) return null
      return faultOf(address)?.recipient?.() ?? null
    },
    ofMail(recipients: string[]): Refusal | null {
      for (const address of recipients) {
        const refused = faultOf(address)?.mail?.()
        if (refused) return refused
      }
      return null
    },
    endOf: (recipients: string[]): AddressFault['end'] | null =>
      recipients.map((address) => faultOf(address)?.end).find((end) => end !== undefined) ?? null,
  }
}
