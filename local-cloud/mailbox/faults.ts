import { seededRandom } from '../seeded-random.ts'

/** Disturbs deliveries on purpose, deterministically for a given seed. Probabilities are 0 to 1. */
export interface MailFaults {
  seed: number
  /** A recipient is refused temporarily: 450. */
  temporaryRecipient?: number
  /** A recipient is refused permanently: 550. */
  permanentRecipient?: number
  /** The mail itself is refused temporarily: 451 after DATA. */
  temporary?: number
  /** The mail itself is refused permanently: 554 after DATA. */
  permanent?: number
  /** The mail is stored and the connection cut before the sender is told. */
  cutAfterData?: number
}

export function createMailFaults(faults: MailFaults | null) {
  const random = seededRandom(faults?.seed ?? 0)
  const happens = (probability = 0) => probability > 0 && random() < probability

  return {
    ofRecipient(): Refusal | null {
      if (happens(faults?.temporaryRecipient))
        return refusal(450, '4.2.1 The recipient is receiving mail too quickly')
      if (happens(faults?.permanentRecipient)) return refusal(550, '5.1.1 No such recipient here')
      return null
    },
    ofMail(): Refusal | null {
      if (happens(faults?.temporary)) return refusal(451, '4.3.0 Mail server temporarily rejected message')
      if (happens(faults?.permanent)) return refusal(554, '5.7.1 Message rejected')
      return null
    },
    cutsAfterData: () => happens(faults?.cutAfterData),
  }
}

export type MailFaultSource = ReturnType<typeof createMailFaults>

export interface Refusal extends Error {
  responseCode: number
}

/** An error as smtp-server sends it to the client. */
export const refusal = (responseCode: number, message: string): Refusal =>
  Object.assign(new Error(message), { responseCode })
