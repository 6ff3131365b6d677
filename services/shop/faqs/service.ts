// Questions that customers ask often, and what the maker answers.
import { AppError } from '../../platform/errors.ts'
import { checkOneLine, isBlank } from '../../platform/one-line.ts'
import type { Publish } from '../../platform/publish.ts'
import { isoTime } from '../../platform/times.ts'
import { knowledgeChanged } from '../events.ts'
import { ownShop } from '../shops/ownership.ts'
import type { ShopStore } from '../shops/store.ts'
import { createKeeping } from '../short-lists/keeping.ts'
import { liveList } from '../short-lists/live.ts'
import { reorder } from '../short-lists/ordering.ts'
import { isListed } from '../short-lists/record.ts'
import type { FaqFacts, FaqRecord } from './record.ts'
import type { Faq, FaqCreation, FaqEdit } from './schemas.ts'
import type { FaqStore } from './store.ts'
import { toFaq } from './views.ts'

export interface FaqsDeps {
  store: FaqStore
  shops: Pick<ShopStore, 'get'>
  publish: Publish
  now: () => number
  newId: () => string
}

export type Faqs = ReturnType<typeof createFaqs>

/** All throw AppError `not-found`, and `invalid` naming the field. */
export function createFaqs({ store, shops, publish, now, newId }: FaqsDeps) {
  async function announce(ownerId: string, changed: { after: FaqRecord }[]): Promise<void> {
    const changes = changed.map(({ after: { id } }) => ({ kind: 'faq' as const, id }))
    if (changes.length > 0) await publish(knowledgeChanged, { ownerId, changes })
  }
  const keeping = createKeeping<FaqFacts, FaqRecord>({ store, shops, name: 'question', announce, now })

  async function create(ownerId: string, id: string, creation: FaqCreation): Promise<Faq> {
    ownShop(await shops.get(ownerId), ownerId)
    const faq = await store.create({
      ...{ id, ownerId, state: 'live', trashedAt: null, addedAt: isoTime(now()), position: 0 },
      ...withWords(creation),
    })
    await announce(ownerId, [{ after: faq }])
    return toFaq(faq)
  }

  return {
    async list(ownerId: string): Promise<Faq[]> {
      return (await keeping.all(ownerId)).map(toFaq)
    },

    create: (ownerId: string, creation: FaqCreation): Promise<Faq> => create(ownerId, newId(), creation),

    /** The same id twice is the same question. One that was deleted meanwhile comes back with these words. */
    async createOnce(ownerId: string, id: string, creation: FaqCreation): Promise<Faq> {
      const found = await store.get(id)
      if (!found) return create(ownerId, id, creation)
      if (isListed(found)) return toFaq(await keeping.own(ownerId, id))
      await keeping.restore(ownerId, id)
      return toFaq(await keeping.edit(ownerId, id, (own) => withWords({ ...own, ...creation })))
    },

    async edit(ownerId: string, id: string, edit: FaqEdit): Promise<Faq> {
      return toFaq(await keeping.edit(ownerId, id, (own) => withWords({ ...own, ...edit })))
    },

    /** These come first, in this order; the others follow as they were. */
    async order(ownerId: string, ids: readonly string[]): Promise<Faq[]> {
      ownShop(await shops.get(ownerId), ownerId)
      await announce(ownerId, await reorder(store, { ownerId, ids, name: 'question' }))
      return (await store.all(ownerId)).map(toFaq)
    },

    remove: keeping.remove,

    async restore(ownerId: string, id: string): Promise<Faq> {
      return toFaq(await keeping.restore(ownerId, id))
    },

    live: liveList<FaqRecord>({
      watch: store.watch,
      changed: async (faq) => ({ type: 'faq', data: toFaq(faq) }),
      removed: (id) => ({ type: 'faq-removed', data: { id } }),
    }),
  }
}

function withWords<Facts extends FaqCreation>(facts: Facts): Facts {
  for (const field of ['question', 'answer'] as const)
    if (isBlank(facts[field]))
      throw new AppError('invalid', `The ${field} is empty.`, { errors: [{ field, message: 'is empty' }] })
  checkOneLine({ question: facts.question })
  return { ...facts, question: facts.question.trim() }
}
