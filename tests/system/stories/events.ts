// The event path with its real processes: one trace through all of them, and events that fail for good.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createStudioClient, type StudioClient } from '../../../scripts/client.ts'
import { photograph } from '../../../scripts/photograph.ts'
import { makeAdmin } from '../../../scripts/roles.ts'
import type { Account } from '../../../services/accounts/schemas.ts'
import type { Photo } from '../../../services/photos/schemas.ts'
import { ATTEMPTS } from '../../../services/platform/retry.ts'
import type { DeadLetter } from '../../../services/shelf/schemas.ts'
import { bucketsOf } from '../buckets.ts'
import { dataDir, studio } from '../shared-studio.ts'

const SOON = { timeout: 120_000, interval: 50 }
const BACKOFF_MS = 600_000
const PASSWORD = 'a long enough password'

test('one trace runs from the request to the last function', async () => {
  const { client } = await newPerson('tracy')
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
  const photo = await photograph(1)
  client.headers.set('traceparent', `00-${traceId}-00f067aa0ba902b7-01`)
  const { photo: stored } = await client.upload(photo)
  client.headers.delete('traceparent')
  await status(client, stored.id, 'ready')
  for (const service of ['api', 'photo-thumbnails', 'photo-metadata'])
    await expect.poll(() => logOf(service), SOON).toContain(`traces/${traceId}`)
})

test('a photo that is deleted for good leaves nothing behind', async () => {
  const { client, account } = await newPerson('gone')
  const { photo } = await client.upload(await photograph(3))
  await status(client, photo.id, 'ready')
  await client.call('POST', '/photos/trash', { ids: [photo.id] })
  await client.call('POST', '/photos/delete', { ids: [photo.id] })
  const left = async () => {
    const { originals, renditions } = await bucketsOf(studio.cloud)
    return [...originals, ...renditions].filter((name) => name.startsWith(account.id))
  }
  await expect.poll(left, SOON).toEqual([])
  await expect.poll(async () => (await client.call<Account>('GET', '/account')).quota.used, SOON).toBe(0)
})

test('a forgotten password is replaced with the link sent to the local mailbox', async () => {
  const { client } = await newPerson('forgetful')
  const email = 'forgetful@example.com'
  const page = createStudioClient(studio.url)
  await page.call('POST', '/password-resets', { email })
  const link = await linkTo(email, 'Reset your Atelier password')
  expect(link.href).toMatch(new RegExp(`^${studio.url}/reset-password#`))
  const password = 'an entirely new password'
  await page.call('POST', '/password-resets/complete', { token: link.hash.slice(1), password })
  await expect(client.call('PATCH', '/account', { name: 'Still here' })).rejects.toMatchObject({
    status: 401,
  })
  await expect(page.signIn(email, PASSWORD)).rejects.toMatchObject({ status: 401 })
  await page.signIn(email, password)
  await expect.poll(() => subjectsTo(email), SOON).toContain('Your Atelier password was changed')
})

// This test is last of all stories, because it moves the clock, which signers of uploads do not see.
test('an event that always fails lands on the shelf and is sent again from there', async () => {
  const { client, account } = await newPerson('shelly')
  await makeAdmin(studio.cloud, account.id)
  await client.signIn('shelly@example.com', PASSWORD)
  const { run, pubsub, clock } = studio.cloud

  // From here on no instance of the function lives long enough to answer.
  run.kill('photo-thumbnails')
  const killer = setInterval(() => run.kill('photo-thumbnails'), 10)
  const { photo } = await client.upload(await photograph(2))
  const shelf = async () => (await client.call<{ items: DeadLetter[] }>('GET', '/shelf')).items
  await expect
    .poll(async () => {
      await pubsub.settled()
      clock.advance(BACKOFF_MS)
      return (await shelf()).length
    }, SOON)
    .toBe(1)
  clearInterval(killer)

  const [letter] = await shelf()
  expect(letter).toMatchObject({ function: 'photo-thumbnails', topic: 'photo-uploaded', attempts: ATTEMPTS })
  expect(letter?.payload).toContain(photo.id)
  expect(letter?.traceId).toMatch(/^[0-9a-f]{32}$/)
  expect(await client.call<Photo>('GET', `/photos/${photo.id}`)).toMatchObject({
    status: 'processing',
    needsAttention: true,
  })

  await client.call('POST', `/shelf/${letter?.id}/redrive`)
  await status(client, photo.id, 'ready')
  await expect.poll(shelf, SOON).toEqual([])
})

const subjectsTo = (address: string) =>
  studio.cloud.mailbox.messages().flatMap(({ to, subject }) => (to.includes(address) ? [subject] : []))

/** Waits for the mail and returns its only link. */
async function linkTo(address: string, subject: string): Promise<URL> {
  const { mailbox } = studio.cloud
  await expect.poll(() => subjectsTo(address), SOON).toContain(subject)
  const mail = mailbox.messages().find((each) => each.to.includes(address) && each.subject === subject)
  const { text } = await (await fetch(new URL(`/messages/${mail?.id}`, mailbox.url))).json()
  return new URL(/https?:\S+#\S+/.exec(text)?.[0] ?? '')
}

async function newPerson(name: string) {
  const client = createStudioClient(studio.url)
  const account = await client.register({ email: `${name}@example.com`, password: PASSWORD, name })
  return { client, account }
}

async function status(client: StudioClient, id: string, wanted: Photo['status']): Promise<void> {
  await expect.poll(async () => (await client.call<Photo>('GET', `/photos/${id}`)).status, SOON).toBe(wanted)
}

const logOf = (service: string) => readFileSync(join(dataDir, `logs/${service}.log`), 'utf8')
