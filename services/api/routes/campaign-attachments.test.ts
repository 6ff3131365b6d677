import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHandler } from '../../../functions/campaigns-removal/handler.ts'
import { attachmentsOf } from '../../campaigns/campaigns/attachment-files.ts'
import { createCampaignStore } from '../../campaigns/campaigns/store.ts'
import { createSweeping } from '../../campaigns/campaigns/sweeping.ts'
import { campaignsDiscarded } from '../../campaigns/events.ts'
import { attachmentPath, recordPrefix } from '../../campaigns/paths.ts'
import { createRecipientStore } from '../../campaigns/recipients/store.ts'
import { createRemovals } from '../../campaigns/removal.ts'
import { newCv } from '../../careers/cvs/new-cv.ts'
import { createCvStore } from '../../careers/cvs/store.ts'
import { recordPrefix as careersPrefix } from '../../careers/paths.ts'
import { DAY_MS } from '../../platform/durations.ts'
import { newId } from '../../platform/ids.ts'
import { sweepRoom } from '../../platform/sweeping.ts'
import { setUp as setUpApi, type World } from '../test-world.ts'

const PDF = { name: 'Portfolio.pdf', contentType: 'application/pdf', size: 4 }

let shared: World
beforeAll(async () => {
  shared = await setUpApi({ withStorage: true })
})
afterAll(() => shared[Symbol.asyncDispose]())

async function setUp() {
  const world = shared
  world.events.length = 0
  const { now } = world.clock
  const ana = await world.registered()
  const campaigns = createCampaignStore(world.firestore, now)
  const recipients = createRecipientStore(world.firestore)
  const ask = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown) => {
    const answer = await ana.request(method, `/api/v1${path}`, body)
    return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() }
  }
  const { id } = (await ask('POST', '/campaigns', { title: 'Galleries' })).body
  const path = `/campaigns/${id}`
  const remove = createHandler({
    firestore: world.firestore,
    subjects: createRemovals(world.firestore, now),
    documents: world.buckets.documents,
    papers: world.buckets.papers,
  })
  return {
    ...world,
    ...{ ana, id, path, ask, campaigns, recipients },
    upload: (file: object = PDF) => ask('POST', `${path}/attachments/uploads`, file),
    /** What the browser does with a grant. */
    async send({ grant }: { grant: { url: string; headers: Record<string, string> } }, text: string) {
      const begun = await fetch(grant.url, { method: 'POST', headers: grant.headers })
      return (await fetch(begun.headers.get('location') ?? '', { method: 'PUT', body: text })).status
    },
    async addRecipient(fields: Record<string, string>): Promise<string> {
      return (await ask('POST', `${path}/recipients`, { fields })).body.id
    },
    /** A CV whose paper has this text. */
    async cv({
      company,
      title,
      text,
      cvId = newId(),
    }: {
      company: string
      title: string
      text: string
      cvId?: string
    }) {
      const time = new Date(now()).toISOString()
      const look = { template: 'plain', pageSize: 'a4', language: 'en' } as const
      const job = { id: `job-${title}`.replaceAll(' ', '-'), title, company, requirements: [], skills: [] }
      const resume = { id: 'resume', ownerId: ana.id, title: '', version: 1 }
      const name = `cv-${text}.pdf`
      await world.buckets.papers
        .file(careersPrefix('cvs', { ownerId: ana.id, id: cvId }) + name)
        .save(text, { resumable: false })
      const paper = { kind: 'cv', format: 'pdf', size: text.length, pages: 1, name } as const
      await createCvStore(world.firestore, now).change(cvId, (found) => ({
        ...(found ?? newCv({ id: cvId, look, model: null, job, resume, time })),
        status: 'ready',
        papers: [paper],
      }))
      return cvId
    },
    async filesFor(recipientId: string) {
      const [campaign, recipient] = [await campaigns.get(id), await recipients.get(recipientId)]
      if (!campaign || !recipient) throw new Error('They are there')
      return Promise.all(
        attachmentsOf(campaign, recipient).map(async ({ bucket, path, filename }) => [
          filename,
          (await world.buckets[bucket].file(path).download()).toString(),
        ]),
      )
    },
    /** What the function does that removes bytes. */
    async removeLeftovers() {
      const events = world.events.filter(({ topic }) => topic === campaignsDiscarded.name)
      for (const { payload } of events) await remove(payload as Parameters<typeof remove>[0])
    },
    async stored(): Promise<{ bytes: number; objects: number }> {
      const { byRoom } = await world.photos.quota(ana.id)
      const prefix = recordPrefix('campaigns', { ownerId: ana.id, id })
      const found = await Promise.all(
        [world.buckets.documents, world.buckets.papers].map(
          async (bucket) => (await bucket.getFiles({ prefix }))[0],
        ),
      )
      return { bytes: byRoom.campaigns ?? 0, objects: found.flat().length }
    },
  }
}

test('a file is announced, sent, confirmed, and taken off again with its bytes', async () => {
  const world = await setUp()
  const announced = await world.upload()
  expect(announced).toMatchObject({
    status: 201,
    body: { attachment: { name: 'Portfolio.pdf', status: 'uploading' } },
  })
  const { attachment } = announced.body
  const finish = () => world.ask('POST', `${world.path}/attachments/${attachment.id}/finish`)
  expect(await finish()).toMatchObject({ status: 409, body: { code: 'not-arrived' } })

  expect(await world.send(announced.body, '%PDF')).toBe(200)
  const done = await finish()
  expect(done).toMatchObject({
    status: 200,
    body: { attachments: [{ status: 'ready', size: 4, kind: 'file' }] },
  })
  expect((await finish()).body).toEqual(done.body)
  expect(await world.stored()).toEqual({ bytes: 4, objects: 1 })
  const recipient = await world.addRecipient({ email: 'bob@example.com' })
  expect(await world.filesFor(recipient)).toEqual([['Portfolio.pdf', '%PDF']])

  const exported = []
  for await (const { path } of world.rooms.campaigns.exporting?.export(world.ana.id) ?? [])
    exported.push(path)
  expect(exported).toContain('campaigns/files/Galleries/Portfolio.pdf')

  const removed = await world.ask('DELETE', `${world.path}/attachments/${attachment.id}`)
  expect(removed).toMatchObject({ status: 200, body: { attachments: [] } })
  await world.removeLeftovers()
  expect(await world.stored()).toEqual({ bytes: 0, objects: 0 })
})

test.each([
  ['a program', { name: 'setup.exe' }, 415, /refuse \.exe/],
  ['a program behind another ending', { name: 'cv.pdf.js' }, 415, /refuse \.js/],
  ['too many bytes', { size: 19 * 1024 * 1024 }, 400, /size/],
  ['no bytes', { size: 0 }, 400, /size/],
])('%s is refused before a byte moves', async (_what, change, status, message) => {
  const world = await setUp()
  const answer = await world.upload({ ...PDF, ...change })
  expect(answer.status).toBe(status)
  expect(JSON.stringify(answer.body)).toMatch(message)
  expect(await world.stored()).toEqual({ bytes: 0, objects: 0 })
})

test('files of one mail have different, harmless names, and together a limit', async () => {
  const world = await setUp()
  const names = []
  for (const name of ['a.pdf', 'A.pdf', '../../etc/passwd', 'x\r\nBcc: eve@example.com.pdf'])
    names.push((await world.upload({ ...PDF, name, contentType: 'text/plain\r\nx: y' })).body.attachment)
  expect(names.map(({ name }) => name)).toEqual([
    'a.pdf',
    'A (2).pdf',
    '_.._etc_passwd',
    'x__Bcc_ eve@example.com.pdf',
  ])
  expect(names[0].contentType).toBe('application/octet-stream')
  const large = { ...PDF, size: 17 * 1024 * 1024 }
  expect((await world.upload(large)).status).toBe(201)
  expect((await world.upload(large)).status).toBe(413)
})

test('a file that would be unpacked when it is read is not taken', async () => {
  const world = await setUp()
  const { attachment } = (await world.upload()).body
  const object = world.buckets.documents.file(
    attachmentPath({ ownerId: world.ana.id, id: world.id }, attachment.id),
  )
  await object.save(Buffer.from('%PDF'), { resumable: false, metadata: { contentEncoding: 'gzip' } })
  const answer = await world.ask('POST', `${world.path}/attachments/${attachment.id}/finish`)
  expect(answer).toMatchObject({ status: 415 })
})

test('a file that never came is let go after a day, with the bytes that were reserved', async () => {
  const world = await setUp()
  await world.upload()
  expect((await world.stored()).bytes).toBe(4)
  world.clock.advance(DAY_MS + 1000)
  const publish = async (topic: { name: string }, payload: unknown) =>
    String(world.events.push({ topic: topic.name, payload }))
  await sweepRoom(createSweeping({ store: world.campaigns, publish, now: world.clock.now }), {
    until: world.clock.now() + 60_000,
    now: world.clock.now,
  })
  await world.removeLeftovers()
  expect((await world.campaigns.get(world.id))?.attachments).toEqual([])
  expect(await world.stored()).toEqual({ bytes: 0, objects: 0 })
})

test('a résumé is attached as it is now, and stays so', async () => {
  const world = await setUp()
  const { resumeId } = (
    await world.ask('POST', '/ai/generate', { input: 'Ana Example\nExperience\nEngineer at Acme' })
  ).body
  const attached = await world.ask('POST', `${world.path}/attachments`, { kind: 'resume', resumeId })
  expect(attached).toMatchObject({
    status: 200,
    body: { attachments: [{ kind: 'resume', status: 'ready', contentType: 'application/pdf' }] },
  })
  const recipient = await world.addRecipient({ email: 'bob@example.com' })
  const [[, before] = []] = await world.filesFor(recipient)
  await world.ask('POST', '/resumes/trash', { ids: [resumeId] })
  await world.ask('POST', '/resumes/delete', { ids: [resumeId] })
  expect((await world.filesFor(recipient))[0]?.[1]).toBe(before)
  expect(before).toMatch(/^%PDF-/)
  const foreign = await world.ask('POST', `${world.path}/attachments`, {
    kind: 'resume',
    resumeId: 'nobodys',
  })
  expect(foreign.status).toBe(404)
})

test('each recipient gets the CV that was tailored to their job, as it was when it was matched', async () => {
  const world = await setUp()
  await world.cv({ company: 'Nordlicht GmbH', title: 'Engineer', text: 'north' })
  const lake = await world.cv({ company: 'Seeblick AG', title: 'Frontend Engineer', text: 'lake-front' })
  await world.cv({ company: 'Seeblick AG', title: 'Backend Engineer', text: 'lake-back' })
  const [north, back, open] = [
    await world.addRecipient({ email: 'a@example.com', company: 'NORDLICHT' }),
    await world.addRecipient({ email: 'b@example.com', company: 'Seeblick', role: 'Backend engineer' }),
    await world.addRecipient({ email: 'c@example.com', company: 'Seeblick' }),
  ]
  await world.ask('POST', `${world.path}/attachments`, { kind: 'cv', format: 'pdf' })
  expect((await world.ask('POST', `${world.path}/attachments`, { kind: 'cv', format: 'docx' })).status).toBe(
    409,
  )
  const match = () => world.ask('POST', `${world.path}/match-cvs`)
  expect((await match()).body).toEqual({ matched: 2, open: 1 })
  expect(await world.filesFor(north)).toEqual([['CV – Nordlicht GmbH.pdf', 'north']])
  expect(await world.filesFor(back)).toEqual([['CV – Seeblick AG.pdf', 'lake-back']])
  await expect(world.filesFor(open)).rejects.toThrow('no tailored CV')

  await world.ask('PATCH', `${world.path}/recipients/${open}`, { cvId: lake })
  expect((await match()).body).toEqual({ matched: 3, open: 0 })
  expect(await world.filesFor(open)).toEqual([['CV – Seeblick AG.pdf', 'lake-front']])
  expect(await world.stored()).toEqual({ bytes: 5 + 10 + 9, objects: 3 })

  const lost = await world.cv({ company: 'Kranich', title: 'Engineer', text: 'lost' })
  await world.buckets.papers
    .file(`${careersPrefix('cvs', { ownerId: world.ana.id, id: lost })}cv-lost.pdf`)
    .delete()
  const without = await world.addRecipient({ email: 'd@example.com', company: 'Kranich' })
  expect((await match()).body).toEqual({ matched: 4, open: 0 })
  await expect(world.filesFor(without)).rejects.toThrow('no tailored CV')

  // The CV is reviewed and set anew: the next match takes the new paper, and the old copy goes.
  await world.cv({ company: 'Seeblick AG', title: 'Frontend Engineer', text: 'lake-front-2', cvId: lake })
  expect(await world.filesFor(open)).toEqual([['CV – Seeblick AG.pdf', 'lake-front']])
  await match()
  expect(await world.filesFor(open)).toEqual([['CV – Seeblick AG.pdf', 'lake-front-2']])
  await world.removeLeftovers()
  expect(await world.stored()).toEqual({ bytes: 5 + 12 + 9, objects: 3 })

  const cvs = (await world.ask('GET', world.path)).body.attachments[0]
  await world.ask('DELETE', `${world.path}/attachments/${cvs.id}`)
  await world.removeLeftovers()
  expect(await world.stored()).toEqual({ bytes: 0, objects: 0 })
})

test('somebody else’s CV is none', async () => {
  const world = await setUp()
  const bob = await world.registered('bob@example.com')
  const foreign = await world.cv({ company: 'Nordlicht', title: 'Engineer', text: 'mine' })
  const { id } = (await bob.request('POST', '/api/v1/campaigns', { title: 'Mine' })).json()
  const fields = { email: 'a@example.com', company: 'Nordlicht' }
  const recipient = (await bob.request('POST', `/api/v1/campaigns/${id}/recipients`, { fields })).json()
  await bob.request('POST', `/api/v1/campaigns/${id}/attachments`, { kind: 'cv', format: 'pdf' })
  await bob.request('PATCH', `/api/v1/campaigns/${id}/recipients/${recipient.id}`, { cvId: foreign })
  const match = await bob.request('POST', `/api/v1/campaigns/${id}/match-cvs`)
  expect([match.statusCode, match.json()]).toEqual([200, { matched: 1, open: 0 }])
  expect((await world.campaigns.get(id))?.cvs).toEqual([])
})
