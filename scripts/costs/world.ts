// A person and a shop in a studio of its own, and what they do once, as often as it is measured.

import type { PublicAssistant } from '../../services/assistant/settings/schemas.ts'
import type { Campaign } from '../../services/campaigns/campaigns/schemas.ts'
import type { Cv } from '../../services/careers/cvs/schemas.ts'
import type { Job } from '../../services/careers/jobs/schemas.ts'
import { someContent } from '../../services/papers/test-content.ts'
import type { Photo } from '../../services/photos/schemas.ts'
import type { CataloguePage, PublicProduct } from '../../services/shop/catalogue/schemas.ts'
import { SETTINGS } from '../../services/shop/demo/shop.ts'
import { createStudioClient } from '../client.ts'
import { ask } from '../demo-assistant/asking.ts'
import { enter, type Person } from '../demo-careers/person.ts'
import { buy, type Offer } from '../demo-shop/buying.ts'
import { customersOf } from '../demo-shop/customers.ts'
import { photograph } from '../photograph.ts'
import { makeAdmin } from '../roles.ts'
import type { Studio } from '../studio.ts'
import type { Action } from './action.ts'
import { makersActions } from './makers.ts'

const HANDLE = 'costs-shop'
const SIZE = { width: 4000, height: 3000 }
const NO_PAUSES = { perHour: 2000, perDay: 2000, gapSeconds: { min: 0, max: 0 } }

const POSTING = (n: number) => `Backend Engineer ${n} (m/f/d)
Company ${n} GmbH · Berlin · Full-time

We build tools for people who make things. You will design and run our services.

Your profile
- Several years of experience with TypeScript and Node.js
- Good knowledge of PostgreSQL and Kubernetes
- You speak English fluently; German is a plus

What we offer
- A salary of €65,000 – €80,000 a year
- 30 days of holiday and remote work`

export async function openWorld(studio: Studio, times: number) {
  const person = await enter(studio.url)
  const { id: ownerId } = await person.call<{ id: string }>('GET', '/account')
  await makeAdmin(studio.cloud, ownerId)
  // A new session knows the role at once.
  await person.signIn('demo@atelier.example', 'only on this machine')
  await person.call('PATCH', `/people/${ownerId}/sending`, { allowed: NO_PAUSES })
  await stockShop(person)
  const { id: resumeId } = await person.call<{ id: string }>('POST', '/resumes', {
    ...{ title: 'Engineer', content: someContent() },
  })
  // A CV is written once for a job, so that each has its own.
  const jobs = Array.from({ length: times + 1 }, (_, n) =>
    person.call<Job>('POST', '/jobs', { text: POSTING(1000 + n) }),
  )
  const jobIds = (await Promise.all(jobs)).map(({ id }) => id)
  await studio.cloud.pubsub.idle()
  const { backfill, others } = await makersActions(studio, person, times)
  return {
    // A backfill reads all photos that come after its own, so no other may be there yet.
    actions: [backfill, ...actionsOf({ person, studio, resumeId, jobIds }), ...others],
    person,
  }
}

async function stockShop(person: Person): Promise<void> {
  await person.call('POST', '/shop', { handle: HANDLE, name: 'Costs', currency: 'EUR', country: 'NL' })
  await person.call('PATCH', '/shop', SETTINGS)
  await person.call('PATCH', '/shop', { isOpen: true })
  for (const [title, price] of [
    ['Olive oil', 890],
    ['Rye bread', 450],
    ['Green tea', 650],
  ] as const)
    await person.call('POST', '/shop/products', {
      ...{ title, status: 'published', description: `${title} from people we know.` },
      variants: [{ sku: title, options: [], price, compareAt: null, weight: 500, onHand: 100_000 }],
    })
  await person.call('POST', '/shop/faqs', {
    question: 'How long does delivery take?',
    answer: 'Orders placed before two arrive the next day.',
  })
}

function actionsOf({
  person,
  studio,
  resumeId,
  jobIds,
}: {
  person: Person
  studio: Studio
  resumeId: string
  /** One for each time. */
  jobIds: string[]
}): Action[] {
  const statusIs = (path: string, wanted: string) => async () =>
    (await person.call<{ status: string }>('GET', path)).status === wanted
  const guest = () => createStudioClient(studio.url)

  return [
    {
      name: 'photo',
      async perform(n) {
        const { photo } = await person.upload(await photograph(n, SIZE))
        return async () => (await person.call<Photo>('GET', `/photos/${photo.id}`)).status === 'ready'
      },
    },
    {
      name: 'job',
      async perform(n) {
        const { id } = await person.call<Job>('POST', '/jobs', { text: POSTING(n) })
        return statusIs(`/jobs/${id}`, 'ready')
      },
    },
    {
      name: 'cv',
      async perform(n) {
        const { id } = await person.call<Cv>('POST', '/cvs', { jobId: jobIds[n], resumeId })
        return statusIs(`/cvs/${id}`, 'ready')
      },
    },
    {
      name: 'mail',
      async perform(n) {
        const { id } = await person.call<Campaign>('POST', '/campaigns', { title: `Series ${n}` })
        await person.call('POST', `/campaigns/${id}/recipients`, {
          fields: { email: `person-${n}@example.com`, first_name: 'Ana' },
        })
        const { version } = await person.call<Campaign>('GET', `/campaigns/${id}`)
        await person.call('PATCH', `/campaigns/${id}`, {
          version,
          template: { subject: 'For {{first_name}}', body: 'Dear {{first_name}},\n\nthis is **new**.' },
          sender: { name: 'Demo', footer: 'Demo, 1 Example Street, Berlin', replyTo: '' },
        })
        await person.call('POST', `/campaigns/${id}/start`)
        return async () => (await person.call<Campaign>('GET', `/campaigns/${id}`)).counts.sent === 1
      },
    },
    {
      name: 'order',
      async perform() {
        const client = guest()
        const { items } = await client.call<CataloguePage>('GET', `/shops/${HANDLE}/products`)
        const offers: Offer[] = []
        for (const { id, slug } of items.slice(0, 2)) {
          const { variants } = await client.call<PublicProduct>('GET', `/shops/${HANDLE}/products/${slug}`)
          offers.push({ productId: id, variantId: variants[0]?.id ?? '' })
        }
        const [customer] = customersOf(1, () => 0.3)
        const wishes = [0, 0.5].map((at) => ({ at, quantity: 1 }))
        const { orderId } = await buy(studio.url, HANDLE, { ...customer!, wishes, code: null }, offers)
        return async () =>
          (await person.call<{ id: string }>('GET', `/shop/orders/${orderId}`)).id === orderId
      },
    },
    {
      name: 'question',
      async perform() {
        const client = guest()
        await client.call<PublicAssistant>('GET', `/shops/${HANDLE}/assistant`)
        const { answer, retrieval } = await ask(client, HANDLE, { text: 'How long does delivery take?' })
        // To search by words only, or to refuse, would be cheaper.
        return async () => answer.engine.kind === 'extractive' && retrieval.embeddings !== null
      },
    },
    {
      name: 'visit',
      async perform() {
        const answer = await person.send('GET', '/')
        await answer.text()
        await person.call('GET', '/account')
        await person.call('GET', '/photos')
        return async () => answer.ok
      },
    },
  ]
}
