// A person's mailbox is part of their sender document, so that a claim and a new mailbox see each other.
import type { Firestore, Transaction } from '@google-cloud/firestore'
import { newSender } from '../sending/new-sender.ts'
import { withDueAt } from '../sending/next-time.ts'
import { SENDERS, type Sender, type StoredMailbox, senderDocuments } from '../sending/record.ts'
import { withMailbox } from '../sending/running.ts'

export function createMailboxStore(firestore: Firestore, now: () => number) {
  const senders = firestore.collection(SENDERS)

  return {
    async read(ownerId: string): Promise<Sender | null> {
      return senderDocuments.read(await senders.doc(ownerId).get())
    },

    /**
     * Sets the mailbox, along with what `along` writes in the same transaction. Resolves to the one before. `decide` may
     * be called again; undefined leaves it as it is.
     */
    change(
      ownerId: string,
      decide: (sender: Sender | null) => StoredMailbox | null | undefined,
      along: (transaction: Transaction) => void = () => undefined,
    ): Promise<StoredMailbox | null> {
      return firestore.runTransaction(async (transaction) => {
        const reference = senders.doc(ownerId)
        const sender = senderDocuments.read(await transaction.get(reference))
        const mailbox = decide(sender)
        if (mailbox === undefined) return sender?.mailbox ?? null
        if (sender) {
          const after = withDueAt(withMailbox(sender, mailbox, now()), now())
          const { resuming, awaitingMailbox, dueAt, updatedAt } = after
          transaction.update(
            reference,
            senderDocuments.data({ mailbox, resuming, awaitingMailbox, dueAt, updatedAt }),
          )
        } else transaction.create(reference, senderDocuments.data(newSender(ownerId, mailbox, now())))
        along(transaction)
        return sender?.mailbox ?? null
      })
    },
  }
}
