// A person's sending as they see it, and its limits: the person lowers them, an administrator raises them.
import type { Client } from '../../platform/client.ts'
import { AppError } from '../../platform/errors.ts'
import type { LiveStream } from '../../platform/live.ts'
import { isoTime } from '../../platform/times.ts'
import type { Trail } from '../../platform/trail.ts'
import type { Mailbox } from '../mailboxes/schemas.ts'
import type { CampaignChanges } from '../schemas.ts'
import { allowedOf, countsAt, limitsOf } from './limits.ts'
import { newSender } from './new-sender.ts'
import { nextTurn, withDueAt } from './next-time.ts'
import { type Sender, senderDocuments } from './record.ts'
import { DEFAULT_LIMITS, type Sending, type SendingEdit, type SendingLimits } from './schemas.ts'
import type { SendingStore } from './store.ts'

export interface SettingsDeps {
  store: SendingStore
  mailboxes: {
    /** The person's mailbox, or the one that everybody has here; null when one must be connected. */
    get(ownerId: string): Promise<Mailbox | null>
    /** Gives a person who has never sent the mailbox that everybody has here. */
    ensure(ownerId: string): Promise<void>
  }
  trail: Pick<Trail, 'record'>
  now: () => number
}

export interface Actor {
  id: string
  client: Client
}

export type Settings = ReturnType<typeof createSettings>

export function createSettings({ store, mailboxes, trail, now }: SettingsDeps) {
  const view = async (ownerId: string, sender: Sender | null): Promise<Sending> =>
    toSending(sender, await mailboxes.get(ownerId), now())

  /** Changes a person's sender, or makes one. `change` may run more than once. */
  const changed = async (
    ownerId: string,
    change: (sender: Sender) => Sender,
    actor?: Actor & { detail: string },
  ) => {
    await mailboxes.ensure(ownerId)
    return store.firestore.runTransaction(async (transaction) => {
      const reference = store.sender(ownerId)
      const found = senderDocuments.read(await transaction.get(reference))
      const after = withDueAt(change(found ?? newSender(ownerId, null, now())), now())
      const data = senderDocuments.data(after)
      transaction.set(reference, data, { mergeFields: Object.keys(data) })
      if (actor)
        trail.record(transaction, {
          ...{ accountId: ownerId, kind: 'quota-changed', client: actor.client, actorId: actor.id },
          detail: actor.detail,
        })
      return after
    })
  }

  const live: LiveStream<CampaignChanges> = {
    kind: 'stream',
    watch: (ownerId, since, { changed, failed }) =>
      store.watch(
        ownerId,
        (sender) => {
          if (!sender || sender.updatedAt <= since) return
          view(ownerId, sender).then(
            (data) => changed({ type: 'sending', data, key: 'sending', at: sender.updatedAt }),
            failed,
          )
        },
        failed,
      ),
  }

  return {
    live,

    get: async (ownerId: string): Promise<Sending> => view(ownerId, await store.get(ownerId)),

    /** Throws AppError `invalid` for more than is allowed. */
    async lower(ownerId: string, edit: SendingEdit): Promise<Sending> {
      const sender = await changed(ownerId, (found) => {
        const allowed = allowedOf(found)
        for (const limit of ['perHour', 'perDay'] as const)
          if ((edit[limit] ?? 0) > allowed[limit]) throw tooMany(limit, allowed)
        return {
          ...found,
          lowered: {
            perHour: edit.perHour ?? found.lowered.perHour,
            perDay: edit.perDay ?? found.lowered.perDay,
          },
        }
      })
      return view(ownerId, sender)
    },

    /** What an administrator allows; null for what everybody may. Throws AppError `invalid` for a pause that ends before it begins. */
    async allow(ownerId: string, limits: SendingLimits | null, actor: Actor): Promise<Sending> {
      if (limits && limits.gapSeconds.min > limits.gapSeconds.max)
        throw new AppError('invalid', 'The longest pause must not be shorter than the shortest')
      const { perHour, perDay } = limits ?? DEFAULT_LIMITS
      const detail = `${perHour} mails an hour, ${perDay} a day`
      const sender = await changed(ownerId, (found) => ({ ...found, allowed: limits }), { ...actor, detail })
      return view(ownerId, sender)
    },
  }
}

function toSending(sender: Sender | null, mailbox: Mailbox | null, now: number): Sending {
  const known = sender ?? newSender('', null, now)
  return {
    mailbox,
    limits: limitsOf(known),
    allowed: allowedOf(known),
    ...countsAt(known.log, now),
    nextAt: isoTime(nextTurn(known, now)?.at ?? null),
  }
}

function tooMany(limit: 'perHour' | 'perDay', allowed: SendingLimits): AppError {
  const message = `At most ${allowed[limit]} are allowed ${limit === 'perHour' ? 'an hour' : 'a day'}`
  return new AppError('invalid', message, { errors: [{ field: limit, message }] })
}
