import { seededRandom } from '../seeded-random.ts'

/** Disturbs the Gmail API on purpose, deterministically for a given seed. Probabilities are 0 to 1. */
export interface GmailFaults {
  seed: number
  /** 401, although the token is valid. */
  unauthorized?: number
  /** 403 dailyLimitExceeded. */
  dailyLimit?: number
  /** 429 with the time to retry. */
  rateLimit?: number
  /** 503 before the mail is looked at. */
  unavailable?: number
  /** 500 after the mail was sent. */
  errorAfterSend?: number
  /** The mail is sent and the connection cut before the answer. */
  cutAfterSend?: number
  /** The connection is cut after the request, and nothing is sent. */
  cutBeforeSend?: number
}

export type GmailFault = Exclude<keyof GmailFaults, 'seed'>

/** A sign in a recipient's address shows the same, as in `ana+quota@example.com`. */
export const GMAIL_ADDRESS_FAULTS: Record<string, GmailFault | 'rejected' | 'silent'> = {
  quota: 'rateLimit',
  temporary: 'unavailable',
  later: 'errorAfterSend',
  cut: 'cutAfterSend',
  lost: 'cutBeforeSend',
  rejected: 'rejected',
  silent: 'silent',
}

const ORDER: readonly GmailFault[] = [
  'unauthorized',
  'dailyLimit',
  'rateLimit',
  'unavailable',
  'errorAfterSend',
  'cutAfterSend',
  'cutBeforeSend',
]

export function createGmailFaults(faults: GmailFaults | null) {
  const random = seededRandom(faults?.seed ?? 0)
  return {
    /** What happens to the next mail; null when nothing does. */
    next(): GmailFault | null {
      for (const fault of ORDER) {
        const probability = faults?.[fault] ?? 0
        if (probability > 0 && random() < probability) return fault
      }
      return null
    },
  }
}

export function faultOfAddresses(addresses: readonly string[]) {
  for (const address of addresses) {
    const tag = /\+([a-z]+)@[^@]*$/i.exec(address)?.[1]?.toLowerCase() ?? ''
    if (Object.hasOwn(GMAIL_ADDRESS_FAULTS, tag)) return GMAIL_ADDRESS_FAULTS[tag] ?? null
  }
  return null
}
