// A studio, the function that sends its mails, and the mail server that delivers them.
import { createMailOrders } from '../../services/accounts/mail-orders.ts'
import { createMailSending } from '../../services/accounts/mail-sending.ts'
import { createMailTokens } from '../../services/accounts/mail-tokens.ts'
import { createAccountStore } from '../../services/accounts/store.ts'
import { setUp as setUpApi } from '../../services/api/test-world.ts'
import { mailboxCarrier } from '../../services/mail/carrier.ts'
import { createMailer } from '../../services/mail/mailer.ts'
import { startMailbox } from '../../services/mail/test-mailbox.ts'
import { newId } from '../../services/platform/ids.ts'
import { createTrail } from '../../services/platform/trail.ts'
import { createHandler } from './handler.ts'

export async function setUp() {
  const mailbox = await startMailbox()
  const world = await setUpApi({ smtpHost: mailbox.host, publicUrl: 'http://localhost:8080' })
  const { firestore, clock } = world
  const { now } = clock
  const handle = createHandler({
    sending: createMailSending({
      store: createAccountStore(firestore, now),
      mails: createMailOrders({ firestore, now, newId }),
      tokens: createMailTokens({ firestore, now }),
      mailer: createMailer({
        carrier: mailboxCarrier(mailbox.host),
        from: { name: 'Atelier', address: 'atelier@studio.example' },
        now,
        newId,
      }),
      trail: createTrail({ firestore, log: { info() {} }, now, newId }),
      publicUrl: 'http://localhost:8080',
      now,
    }),
  })
  const due = () =>
    world.events.flatMap(({ topic, payload }) =>
      topic === 'account-mail-due' ? [(payload as { mailId: string }).mailId] : [],
    )
  let delivered = 0
  return {
    ...world,
    mailbox,
    handle,
    due,
    /** Handles what was announced since the last call. */
    async deliver() {
      const events = due().slice(delivered)
      delivered += events.length
      for (const mailId of events) await handle({ mailId })
    },
    post: (url: string, body: unknown) => world.browser().request('POST', `/api/v1${url}`, body),
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]()
      await mailbox[Symbol.asyncDispose]()
    },
  }
}

export type World = Awaited<ReturnType<typeof setUp>>

export const signIn = async (world: World, email: string, password: string) =>
  (await world.browser().request('POST', '/api/v1/session', { email, password })).statusCode
