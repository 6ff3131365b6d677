// How a person comes by something of every kind that the API's paths name, for tests of all operations.
import { newCv } from '../careers/cvs/new-cv.ts'
import { createCvStore } from '../careers/cvs/store.ts'
import { newArchive } from '../photos/archives/service.ts'
import { createArchiveStore } from '../photos/archives/store.ts'
import { newId } from '../platform/ids.ts'
import { placeOrder } from '../shop/orders/test-orders.ts'
import { readyPhoto, share } from './test-links.ts'
import type { Operation } from './test-operations.ts'
import { type Browser, PASSWORD, type World } from './test-world.ts'

export type Person = Browser & { id: string }

/** How a person gets what the ids in these paths name. A room with new paths adds how its things are created. */
export const OWNED: Record<string, (world: World, person: Person) => Promise<Record<string, string>>> = {
  '/api/v1/account': photoOf,
  '/api/v1/account/export': async (_world, person) => {
    const answer = await person.request('POST', '/api/v1/account/export', { password: PASSWORD })
    return { ticket: answer.json().url.split('/').at(-1) }
  },
  '/api/v1/account/keys': async (_world, person) => {
    const key = { name: 'script', scopes: ['photos:read'], expiresInDays: 30, password: PASSWORD }
    const answer = await person.request('POST', '/api/v1/account/keys', key)
    return { id: answer.json().key.id }
  },
  '/api/v1/albums': async (_world, person) => {
    const album = await person.request('POST', '/api/v1/albums', { title: 'Coast' })
    return { id: album.json().id }
  },
  '/api/v1/applications': async (_world, person) => {
    const application = await person.request('POST', '/api/v1/applications', { title: 'Engineer' })
    return { id: application.json().id, kind: 'cv', format: 'pdf' }
  },
  '/api/v1/assistant/conversations': ownConversation,
  '/api/v1/assistant/messages': async (world, person) => {
    const { messageId } = await ownConversation(world, person)
    return { id: messageId ?? '' }
  },
  '/api/v1/campaigns': async (_world, person) => {
    const campaign = await person.request('POST', '/api/v1/campaigns', { title: 'Galleries' })
    const { id } = campaign.json()
    const fields = { email: 'gallery@example.com' }
    const recipient = await person.request('POST', `/api/v1/campaigns/${id}/recipients`, { fields })
    const file = { name: 'a.pdf', contentType: 'application/pdf', size: 10 }
    const upload = await person.request('POST', `/api/v1/campaigns/${id}/attachments/uploads`, file)
    return { id, recipientId: recipient.json().id, attachmentId: upload.json().attachment.id }
  },
  '/api/v1/cvs': async (world, person) => {
    const store = createCvStore(world.firestore, world.clock.now)
    const look = { template: 'plain', pageSize: 'a4', language: 'en' } as const
    const job = { id: 'job', title: null, company: null, requirements: [], skills: [] }
    const resume = { id: 'resume', ownerId: person.id, title: '', version: 1 }
    const id = newId()
    const time = new Date(world.clock.now()).toISOString()
    await store.change(id, () => newCv({ id, look, model: null, job, resume, time }))
    return { id, kind: 'cv', format: 'pdf' }
  },
  '/api/v1/jobs': async (_world, person) => {
    const job = await person.request('POST', '/api/v1/jobs', { url: 'https://example.com/jobs/1' })
    return { id: job.json().id }
  },
  '/api/v1/insights': async (world, person) => {
    const id = `resume-of-${person.id}`
    await world.firestore.doc(`resumes/${id}`).set({ ownerId: person.id, state: 'live' })
    return { id }
  },
  '/api/v1/photos/archives': async (world, person) => {
    const store = createArchiveStore(world.firestore, world.clock.now)
    const id = newId()
    await store.change(id, () => ({
      ...newArchive({
        ...{ id, ownerId: person.id, ids: [], filter: null, files: 'originals', name: 'a' },
        ...{ seesPrivate: false, now: world.clock.now() },
      }),
    }))
    return { id }
  },
  '/api/v1/resumes': async (_world, person) => {
    const resume = await person.request('POST', '/api/v1/resumes', { title: 'Mine' })
    return { id: resume.json().id }
  },
  '/api/v1/recipient-lists': async (_world, person) => {
    const campaign = await person.request('POST', '/api/v1/campaigns', { title: 'Galleries' })
    const file = { name: 'a.csv', contentType: 'text/csv', size: 10, sha256: 'a'.repeat(64) }
    const path = `/api/v1/campaigns/${campaign.json().id}/lists/uploads`
    return { id: (await person.request('POST', path, file)).json().list.id }
  },
  '/api/v1/photo-links': async (world, person) => {
    const photoId = await readyPhoto(world, person.id, { hasBytes: false })
    const { link } = await share(person, { source: { kind: 'photos', ids: [photoId] } })
    return { id: link.id, photoId }
  },
  '/api/v1/photos': photoOf,
  '/api/v1/photos/edits': async (world, person) => {
    const { id } = await photoOf(world, person)
    const step = { ids: [id], edit: { title: 'Edited' }, operationId: id, step: 0 }
    await person.request('POST', '/api/v1/photos/edits', step)
    return { id: id ?? '', operationId: id ?? '' }
  },
  '/api/v1/shop': async (_world, person) => {
    await openShop(person)
    return { id: person.id }
  },
  '/api/v1/shop/orders': ownOrder,
  '/api/v1/purchases': ownOrder,
  '/api/v1/shop/products': (_world, person) =>
    inShop(person, 'products', {
      title: 'Print',
      variants: [{ sku: '', options: [], price: 100, compareAt: null, weight: 0 }],
    }),
  '/api/v1/shop/categories': (_world, person) => inShop(person, 'categories', { title: 'Prints' }),
  '/api/v1/shop/faqs': (_world, person) => inShop(person, 'faqs', { question: 'When?', answer: 'Soon.' }),
  '/api/v1/shop/pages': async () => ({ kind: 'terms' }),
  '/api/v1/shop/discounts': (_world, person) =>
    inShop(person, 'discounts', { title: 'Summer', kind: 'percentage', value: 1000 }),
  '/api/v1/shop/imports': async (_world, person) => {
    await openShop(person)
    const file = { name: 'a.csv', contentType: 'text/csv', size: 10, sha256: 'a'.repeat(64) }
    return { id: (await person.request('POST', '/api/v1/shop/imports/uploads', file)).json().import.id }
  },
  '/api/v1/photo-portfolio': async (_world, person) => {
    const album = await person.request('POST', '/api/v1/albums', { title: 'Vases' })
    return { id: album.json().id }
  },
  '/api/v1/portfolio-handles': async () => ({ handle: 'a-free-handle' }),
  '/api/v1/shop-handles': async () => ({ handle: 'a-free-handle' }),
  '/api/v1/suppressions': async (_world, person) => {
    await person.request('POST', '/api/v1/suppressions', { emails: ['never@example.com'] })
    const suppressions = (await person.request('GET', '/api/v1/suppressions')).json()
    return { id: suppressions.items[0].id }
  },
  '/api/v1/renditions': async (world, person) => {
    const { id } = await photoOf(world, person)
    return { ownerId: person.id, photoId: id ?? '', name: '0123456789abcdef-320.webp' }
  },
  '/api/v1/sessions': async (_world, person) => {
    const sessions = (await person.request('GET', '/api/v1/sessions')).json()
    return { id: sessions.items[0].id }
  },
}

const openShop = ({ id, request }: Person) =>
  request('POST', '/api/v1/shop', { name: 'Prints', currency: 'EUR', country: 'DE', handle: `prints-${id}` })

/** Something in a shop of this person. */
async function inShop(person: Person, things: string, thing: object): Promise<Record<string, string>> {
  await openShop(person)
  return { id: (await person.request('POST', `/api/v1/shop/${things}`, thing)).json().id }
}

async function photoOf(world: World, { id }: Person): Promise<Record<string, string>> {
  return { id: (await world.reservedPhoto(id)).id }
}

async function ownOrder({ firestore, clock }: World, { id }: Person): Promise<Record<string, string>> {
  const order = await placeOrder({ firestore, now: clock.now }, id, { customerId: id })
  return { id: order.id, returnId: 'nothing-has-this-id', refundId: 'nothing-has-this-id' }
}

/** Somebody has asked in this person's shop. */
async function ownConversation({ app }: World, person: Person): Promise<Record<string, string>> {
  await openShop(person)
  const handle = `prints-${person.id}`
  await person.request('PATCH', '/api/v1/shop', { isOpen: true })
  const url = `/api/v1/shops/${handle}/assistant/messages`
  const { body } = await app.inject({ method: 'POST', url, payload: { id: newId(), text: 'Do you ship?' } })
  const begun = JSON.parse(/^data: (.*)$/m.exec(body)?.[1] ?? '')
  return { id: begun.conversationId, messageId: begun.messageId }
}

export function isUnder({ path }: Operation, prefixes: string[]): boolean {
  return prefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}/`))
}

/** The longest in `OWNED` under which an operation is. */
export function prefixOf(operation: Operation): string {
  const [prefix] = Object.keys(OWNED)
    .filter((each) => isUnder(operation, [each]))
    .sort((a, b) => b.length - a.length)
  if (prefix === undefined) throw new Error(`Say in OWNED how a person comes by what ${operation.name} names`)
  return prefix
}
