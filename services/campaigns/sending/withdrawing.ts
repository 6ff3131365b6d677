// Takes mails back that are claimed and not yet on their way, because their addresses get no mail any more. The next
// claim sees why.
import type { Firestore } from '@google-cloud/firestore'
import { RECIPIENTS } from '../recipients/record.ts'
import type { Ledger } from './ledger.ts'
import { released } from './limits.ts'
import { claimsOf } from './pausing.ts'
import { takenBack } from './transitions.ts'

/** Firestore's limit for the values of an `in`. */
const IN_ONE_QUERY = 30

export interface WithdrawingDeps {
  firestore: Firestore
  ledger: Ledger
}

/** Call it when the suppression is stored, so that nothing is claimed afterwards. Addresses are normalised. */
export type Withdraw = (ownerId: string, emails: readonly string[]) => Promise<void>

export function createWithdraw({ firestore, ledger }: WithdrawingDeps): Withdraw {
  const takeBack = (ownerId: string, campaignId: string, ids: readonly string[]) =>
    ledger.change({ ownerId, campaignId, recipients: { ids } }, ({ sender, recipients, now }) => {
      const claimed = recipients.filter(({ state }) => state === 'claimed')
      const claims = claimsOf(claimed)
      return {
        ...(sender && claims.length > 0 && { sender: { ...sender, log: released(sender.log, claims) } }),
        recipients: claimed.map((recipient) => takenBack(recipient, now)),
        result: undefined,
      }
    })

  return async (ownerId, emails) => {
    for (let from = 0; from < emails.length; from += IN_ONE_QUERY) {
      const { docs } = await firestore
        .collection(RECIPIENTS)
        .where('ownerId', '==', ownerId)
        .where('email', 'in', emails.slice(from, from + IN_ONE_QUERY))
        .select('campaignId', 'state')
        .get()
      const claimed = docs.filter((found) => found.get('state') === 'claimed')
      for (const [campaignId, found] of Map.groupBy(claimed, (each) => String(each.get('campaignId'))))
        await takeBack(
          ownerId,
          campaignId,
          found.map(({ id }) => id),
        )
    }
  }
}
