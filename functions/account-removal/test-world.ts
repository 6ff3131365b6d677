// A studio with storage and all functions that a removal involves, and events that the test delivers.
import { createDeletionOrders } from '../../services/accounts/deletion-orders.ts'
import type { AccountForgotten } from '../../services/accounts/events.ts'
import { createMailOrders } from '../../services/accounts/mail-orders.ts'
import { createRemoval } from '../../services/accounts/removal.ts'
import { createAccountStore } from '../../services/accounts/store.ts'
import { createSweeping } from '../../services/accounts/sweeping.ts'
import { setUp as setUpApi } from '../../services/api/test-world.ts'
import { createForgettings } from '../../services/background.ts'
import { createProcessing } from '../../services/photos/processing.ts'
import { createPhotoStore } from '../../services/photos/store.ts'
import type { Forgetting } from '../../services/platform/forgetting.ts'
import { newId } from '../../services/platform/ids.ts'
import { createMeter } from '../../services/platform/meter.ts'
import type { Publish } from '../../services/platform/publish.ts'
import { sweepRoom } from '../../services/platform/sweeping.ts'
import { createTrail } from '../../services/platform/trail.ts'
import type { PerRoom } from '../../services/rooms.ts'
import { createHandler } from './handler.ts'

export type World = Awaited<ReturnType<typeof setUp>>

export async function setUp() {
  const world = await setUpApi({ withStorage: true })
  const { clock, firestore, buckets, events } = world
  const { now } = clock
  const publish: Publish = async (topic, payload) => String(events.push({ topic: topic.name, payload }))
  const deletions = createDeletionOrders({ firestore, now })
  const mails = createMailOrders({ firestore, now, newId })
  const removal = createRemoval({
    firestore,
    store: createAccountStore(firestore, now),
    orders: deletions,
    meter: createMeter(firestore),
    mails,
    announce: async (mailId) => void events.push({ topic: 'account-mail-due', payload: { mailId } }),
    trail: createTrail({ firestore, log: { info() {} }, now, newId }),
    now,
    newId,
  })
  const rooms = createForgettings({ firestore, buckets })
  const sweeping = createSweeping({ mails, deletions, publish, now })

  const handlerOver = (parts: Partial<PerRoom<Forgetting>> = {}) =>
    createHandler({
      removal,
      rooms: { ...rooms, ...parts },
      goOn: async (account: AccountForgotten) =>
        events.push({ topic: 'account-forgotten', payload: account }),
      now,
    })

  return {
    ...world,
    rooms,
    processing: createProcessing({ store: createPhotoStore(firestore, now) }),
    handlerOver,
    handle: handlerOver(),
    sweep: () => sweepRoom(sweeping, { until: now() + 60_000, now }),

    /**
     * Everything in the database and in storage that contains one of the texts, as `collection/document` or an object.
     */
    async remainsOf(...texts: string[]): Promise<string[]> {
      const names = (text: string) => texts.some((each) => text.includes(each))
      const found: string[] = []
      const look = async (collections: FirebaseFirestore.CollectionReference[]): Promise<void> => {
        for (const collection of collections)
          for (const document of (await collection.get()).docs) {
            if (names(document.ref.path + JSON.stringify(document.data()))) found.push(document.ref.path)
            await look(await document.ref.listCollections())
          }
      }
      await look(await firestore.listCollections())
      for (const bucket of Object.values(buckets))
        for (const { name, metadata } of (await bucket.getFiles())[0])
          if (names(name + JSON.stringify(metadata))) found.push(`${bucket.name}/${name}`)
      return found
    },
  }
}
