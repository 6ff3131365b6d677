import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Firestore } from '@google-cloud/firestore'
import { FirestoreAdminClient } from '@google-cloud/firestore-api'
import { OAuth2Client } from 'google-auth-library'
import { expect } from 'vitest'
import { createClock } from '../../clock.ts'
import { startLocalCloud } from '../../start.ts'

export const PROJECT = 'studio'
export const DATABASE = `projects/${PROJECT}/databases/(default)`
export const DAY = 86_400_000

const SCHEDULES = {
  daily: { database: '(default)', retention: '604800s', daily_recurrence: {} },
  weekly: { database: '(default)', retention: '2419200s', weekly_recurrence: { day: 'SUNDAY' } },
}

/** Whom a test may call as: each has the roles that the name says. */
const ROLES = {
  'backup-viewer': ['roles/datastore.backupsViewer'],
  'data-restorer': ['roles/datastore.restoreAdmin', 'roles/datastore.user'],
  'data-owner': ['roles/datastore.owner'],
}
export type Account = keyof typeof ROLES

/** Noon of the next Wednesday: on a Saturday the next midnight would bring two backups. */
function fromWednesday() {
  const clock = createClock()
  const now = new Date(clock.now())
  clock.advance(((10 - now.getUTCDay()) % 7 || 7) * DAY + DAY / 2 - (now.getTime() % DAY))
  return clock
}

/** A local cloud with a database that is backed up daily and weekly, and Google's clients of it. */
export async function setUp(database: object = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'firestore-admin-'))
  const clock = fromWednesday()
  const accounts = Object.entries(ROLES)
  const json = {
    provider: { google: [{ project: PROJECT, region: 'europe-west1' }] },
    resource: {
      google_firestore_database: {
        db: { name: '(default)', type: 'FIRESTORE_NATIVE', location_id: 'europe-west1', ...database },
      },
      google_firestore_backup_schedule: SCHEDULES,
      google_service_account: Object.fromEntries(accounts.map(([id]) => [id, { account_id: id }])),
      google_project_iam_member: Object.fromEntries(
        accounts.flatMap(([id, roles]) =>
          roles.map((role) => [
            `${id}-${role}`,
            { project: PROJECT, role, member: `serviceAccount:${id}@${PROJECT}.iam.gserviceaccount.com` },
          ]),
        ),
      ),
    },
  }
  const start = () =>
    startLocalCloud(json, { dataDir, root: dataDir, clock, keysDir: join(tmpdir(), 'local-cloud-test-keys') })
  let cloud = await start()
  const clients: { close(): Promise<unknown> }[] = []

  async function as(account: Account): Promise<FirestoreAdminClient> {
    const { GCE_METADATA_HOST: host } = cloud.environmentFor(account)
    const answer = await fetch(`http://${host}/computeMetadata/v1/instance/service-accounts/default/token`, {
      headers: { 'metadata-flavor': 'Google' },
    })
    const authClient = new OAuth2Client()
    authClient.setCredentials(await (answer.json() as Promise<{ access_token: string }>))
    const { hostname, port } = new URL(cloud.consoleUrl)
    const client = new FirestoreAdminClient({
      ...{ fallback: true, protocol: 'http', apiEndpoint: hostname, port: Number(port) },
      ...{ authClient, projectId: PROJECT },
    })
    clients.push(client)
    return client
  }

  function documents(databaseId = '(default)'): Firestore {
    const host = cloud.environmentFor('data-owner').FIRESTORE_EMULATOR_HOST ?? ''
    const client = new Firestore({ projectId: PROJECT, databaseId, host, ssl: false })
    clients.push({ close: () => client.terminate() })
    return client
  }

  async function disconnect(): Promise<void> {
    await Promise.all(clients.splice(0).map((client) => client.close()))
  }

  async function backups() {
    const [{ backups = [] }] = await (await as('data-owner')).listBackups({
      parent: `projects/${PROJECT}/locations/-`,
    })
    return backups ?? []
  }

  return {
    clock,
    dataDir,
    as,
    documents,
    backups,
    /** Lets a day pass, and waits until what was due is done. */
    async pass(days: number) {
      clock.advance(days * DAY)
      await expect.poll(async () => (await backups()).every(({ state }) => state === 'READY')).toBe(true)
      return await backups()
    },
    async restart(): Promise<void> {
      await disconnect()
      await cloud.stop()
      cloud = await start()
    },
    async [Symbol.asyncDispose]() {
      await disconnect()
      await cloud.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
