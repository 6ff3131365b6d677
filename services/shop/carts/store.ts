// The only file that knows how carts are stored. A cart's id follows from the shop and whose it is.
import type { DocumentSnapshot, Firestore } from '@google-cloud/firestore'
import { isoTime } from '../../platform/times.ts'
import { CART_KEPT_MS, CARTS, type CartContents, type CartRecord, cartDocuments } from './record.ts'

/** An account's cart is the same on every device; a guest's is known by an id that only the browser has. */
export interface Buyer {
  accountId: string | null
  guestId: string | null
}

export interface CartPlace {
  ownerId: string
  handle: string
  buyer: Buyer
}

const accountCart = (ownerId: string, accountId: string) => `account-${ownerId}-${accountId}`
const guestCart = (ownerId: string, guestId: string) => `guest-${ownerId}-${guestId}`

type CartOwner = Pick<CartPlace, 'ownerId' | 'buyer'>

function cartId({ ownerId, buyer: { accountId, guestId } }: CartOwner): string | null {
  if (accountId !== null) return accountCart(ownerId, accountId)
  return guestId === null ? null : guestCart(ownerId, guestId)
}

/** Written meanwhile by somebody else. */
export const OUTDATED = Symbol('outdated')

export type CartStore = ReturnType<typeof createCartStore>

export function createCartStore(firestore: Firestore, now: () => number) {
  const collection = firestore.collection(CARTS)

  /** What has expired may still be there for a day, until the database removes it. */
  function read(snapshot: DocumentSnapshot): CartRecord | null {
    const cart = cartDocuments.read(snapshot)
    return cart && cart.expiresAt > now() ? cart : null
  }

  function next(
    place: CartPlace,
    before: CartRecord | null,
    contents: CartContents,
    guestIds = before?.guestIds ?? [],
  ) {
    const { lines, codes, country, shippingMethodId, orderIds } = contents
    const time = isoTime(now())
    return {
      ...{ ownerId: place.ownerId, handle: place.handle, customerId: place.buyer.accountId },
      ...{ lines, codes, country, shippingMethodId, orderIds, guestIds },
      pieces: lines.reduce((sum, { quantity }) => sum + quantity, 0),
      revision: (before?.revision ?? 0) + 1,
      updatedAt: before && before.updatedAt > time ? before.updatedAt : time,
      expiresAt: now() + CART_KEPT_MS,
    }
  }

  return {
    async get(place: CartOwner): Promise<CartRecord | null> {
      const id = cartId(place)
      return id === null ? null : read(await collection.doc(id).get())
    },

    /** The account's cart into which a guest's was moved; null when it was not. */
    async movedFrom({ ownerId, buyer: { guestId } }: CartOwner): Promise<CartRecord | null> {
      if (guestId === null) return null
      const { docs } = await collection.where('guestIds', 'array-contains', guestId).get()
      return docs.map(read).find((cart) => cart?.ownerId === ownerId) ?? null
    },

    /** Writes contents that were made from `before`; OUTDATED when that is no longer what is stored. */
    async save(
      place: CartPlace,
      before: CartRecord | null,
      contents: CartContents,
    ): Promise<CartRecord | typeof OUTDATED> {
      const id = cartId(place)
      if (id === null) throw new Error('A cart without a buyer cannot be stored')
      return firestore.runTransaction(async (transaction) => {
        const stored = read(await transaction.get(collection.doc(id)))
        if ((stored?.revision ?? 0) !== (before?.revision ?? 0)) return OUTDATED
        const cart = next(place, stored, contents)
        transaction.set(collection.doc(id), cartDocuments.data(cart))
        return { id, ...cart }
      })
    },

    /** Moves a guest's cart into the account's, once, however often and by whichever tab it is asked for. */
    async moveIn(
      place: CartPlace,
      merge: (own: CartContents | null, guest: CartContents) => CartContents,
    ): Promise<void> {
      const { ownerId, buyer } = place
      const { accountId, guestId } = buyer
      if (accountId === null || guestId === null) return
      const own = collection.doc(accountCart(ownerId, accountId))
      const guest = collection.doc(guestCart(ownerId, guestId))
      await firestore.runTransaction(async (transaction) => {
        const [ownSnapshot, guestSnapshot] = await transaction.getAll(own, guest)
        const before = ownSnapshot ? read(ownSnapshot) : null
        const moved = guestSnapshot ? read(guestSnapshot) : null
        if (!moved) return
        const guestIds = [...(before?.guestIds ?? []), guestId].slice(-GUESTS_KEPT)
        transaction.set(own, cartDocuments.data(next(place, before, merge(before, moved), guestIds)))
        transaction.delete(guest)
      })
    },

    /** Carts of an account that changed after `since`, and every further change. */
    watch(
      accountId: string,
      since: string,
      listener: { changed(cart: CartRecord): void; failed(error: Error): void },
    ): () => void {
      const query = collection
        .where('customerId', '==', accountId)
        .where('updatedAt', '>', since)
        .orderBy('updatedAt')
      return query.onSnapshot((snapshot) => {
        try {
          for (const { doc, type } of snapshot.docChanges()) {
            // Only the database removes carts, after two months.
            const cart = type === 'removed' ? null : cartDocuments.read(doc)
            if (cart) listener.changed(cart)
          }
        } catch (error) {
          listener.failed(error as Error)
        }
      }, listener.failed)
    },

    /** An account's carts in all shops. */
    async of(accountId: string): Promise<CartRecord[]> {
      const { docs } = await collection.where('customerId', '==', accountId).limit(MOST_CARTS).get()
      return docs.flatMap((doc) => read(doc) ?? [])
    },
  }
}

/** An order is placed within an hour, and nobody signs in so often. */
const GUESTS_KEPT = 10
/** Of one account, for its export. */
const MOST_CARTS = 1000
