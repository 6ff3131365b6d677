// Firestore's Admin API over HTTP, as far as backups need it.
// Source: https://cloud.google.com/firestore/docs/reference/rest/v1/projects.databases and projects.locations.backups
import type { CloudDescription } from '../../description.ts'
import type { Iam } from '../../iam/iam.ts'
import { ApiError, type ApiRequest, answerer } from '../../iam/json-api.ts'
import { readJson } from '../../iam/json-http.ts'
import { createOperations, type Operation } from '../../iam/operations.ts'
import type { AdminView, FirestoreAdmin } from './admin.ts'
import { backupName, backupToWire, databaseToWire, scheduleToWire, timeToWire } from './wire.ts'

export interface AdminApiDeps {
  description: Pick<CloudDescription, 'projectId'>
  iam: Pick<Iam, 'emailOfAccessToken' | 'allows'>
  admin: () => Promise<FirestoreAdmin>
}

const TYPES = 'type.googleapis.com/google.firestore.admin.v1.'
/** Names and numbers, which Google's clients send. Source: Database.DeleteProtectionState in database.proto */
const PROTECTION = new Map<unknown, boolean>([
  ['DELETE_PROTECTION_DISABLED', false],
  [1, false],
  ['DELETE_PROTECTION_ENABLED', true],
  [2, true],
])

type Answer = Promise<object | null>

/** Returns a function that answers false when the request is for something else. */
export function createFirestoreAdminApi({ description, iam, admin }: AdminApiDeps) {
  const project = `projects/${description.projectId}`
  const operations = createOperations()
  const toWire = (view: AdminView) => databaseToWire(project, view)

  async function ofDatabases({ request, url, caller }: ApiRequest, rest: string[]): Answer {
    const [id, sub, subId, ...more] = rest
    const { method } = request
    if (more.length > 0) return null
    if (id === undefined) {
      if (method !== 'GET') return null
      caller.needs('datastore.databases.list', `project/${description.projectId}`)
      return { databases: (await admin()).list().map(toWire) }
    }
    const name = `${project}/databases/${id}`
    // Firestore's own permission to get a database is for transactions.
    // Source: https://cloud.google.com/firestore/docs/security/iam#permissions
    const needs = (permission: string) => caller.needs(`datastore.${permission}`, `database/${id}`)
    if (sub === undefined) {
      if (method === 'GET') {
        needs('databases.getMetadata')
        return toWire((await admin()).view(id))
      }
      if (method === 'PATCH') {
        needs('databases.update')
        return await protect(request, url, id)
      }
      if (method !== 'DELETE') return null
      needs('databases.delete')
      const etag = url.searchParams.get('etag')
      const all = await admin()
      if (etag !== null && etag !== toWire(all.view(id)).etag)
        throw new ApiError(400, 'FAILED_PRECONDITION', 'The etag of the database has changed.')
      return done(name, 'DeleteDatabaseMetadata', {}, toWire(all.delete(id)))
    }
    if (method !== 'GET') return null
    if (sub === 'backupSchedules') {
      needs(`backupSchedules.${subId === undefined ? 'list' : 'get'}`)
      const backupSchedules = (await admin()).schedules(id)
      if (subId === undefined)
        return { backupSchedules: backupSchedules.map((each) => scheduleToWire(name, each)) }
      const schedule = backupSchedules.find((each) => each.id === subId)
      if (!schedule) throw new ApiError(404, 'NOT_FOUND', `Backup schedule '${subId}' does not exist.`)
      return scheduleToWire(name, schedule)
    }
    if (sub !== 'operations') return null
    needs(`operations.${subId === undefined ? 'list' : 'get'}`)
    return subId === undefined
      ? { operations: operations.below(name) }
      : operations.get(`${name}/operations/${subId}`)
  }

  async function protect(request: ApiRequest['request'], url: URL, id: string): Promise<Operation> {
    const mask = url.searchParams
      .get('updateMask')
      ?.replaceAll('delete_protection_state', 'deleteProtectionState')
    if (mask !== 'deleteProtectionState')
      throw new ApiError(501, 'UNIMPLEMENTED', `updateMask ${mask ?? '*'} is not simulated.`)
    const isOn = PROTECTION.get((await readJson(request))?.deleteProtectionState)
    if (isOn === undefined)
      throw new ApiError(400, 'INVALID_ARGUMENT', 'deleteProtectionState is not one of its values.')
    const view = (await admin()).setProtection(id, isOn)
    return done(`${project}/databases/${id}`, 'UpdateDatabaseMetadata', {}, toWire(view))
  }

  async function restore({ request, caller }: ApiRequest): Promise<Operation> {
    for (const permission of ['backups.restoreDatabase', 'databases.create'])
      caller.needs(`datastore.${permission}`, `project/${description.projectId}`)
    const { databaseId, backup, ...more } = (await readJson(request)) ?? {}
    const unknown = Object.entries(more).find(([key, value]) => key !== 'parent' && !isUnset(value))
    if (unknown) throw new ApiError(501, 'UNIMPLEMENTED', `${unknown[0]} is not simulated.`)
    const [, location = '', id = ''] =
      /^projects\/[^/]+\/locations\/([^/]+)\/backups\/([^/]+)$/.exec(String(backup)) ?? []
    const all = await admin()
    if (backup !== backupName(project, location, id))
      throw new ApiError(
        400,
        'INVALID_ARGUMENT',
        `backup must be ${project}/locations/LOCATION/backups/BACKUP.`,
      )
    checkLocation(all, location, id)
    const name = `${project}/databases/${databaseId}`
    const work = all.restore(String(databaseId), id)
    const startTime = timeToWire(Date.now() * 1000)
    const metadata = {
      '@type': `${TYPES}RestoreDatabaseMetadata`,
      ...{ startTime, operationState: 'PROCESSING', database: name, backup },
    }
    return operations.begin({
      parent: name,
      metadata,
      async run() {
        try {
          const view = await work
          Object.assign(metadata, { operationState: 'SUCCESSFUL' })
          return { '@type': `${TYPES}Database`, ...toWire(view) }
        } catch (error) {
          Object.assign(metadata, { operationState: 'FAILED' })
          throw error
        }
      },
    })
  }

  /** A backup is found in its own place only. */
  function checkLocation(all: FirestoreAdmin, location: string, id: string) {
    const backup = all.backup(id)
    if (backup.location !== location)
      throw new ApiError(404, 'NOT_FOUND', `Backup '${id}' does not exist in ${location}.`)
    return backup
  }

  async function ofLocations({ request, url, caller }: ApiRequest, rest: string[]): Answer {
    const [location = '', kind, id, ...more] = rest
    if (kind !== 'backups' || more.length > 0) return null
    const needs = (permission: string) =>
      caller.needs(`datastore.backups.${permission}`, `project/${description.projectId}`)
    const { method } = request
    if (id === undefined) {
      if (method !== 'GET') return null
      needs('list')
      const uid = uidFrom(url.searchParams.get('filter') ?? '')
      const backups = (await admin())
        .backups()
        .filter((each) => location === '-' || each.location === location)
        .filter(({ databaseUid }) => uid === null || databaseUid === uid)
      return { backups: backups.map((each) => backupToWire(project, each)) }
    }
    if (method === 'GET') {
      needs('get')
      return backupToWire(project, checkLocation(await admin(), location, id))
    }
    if (method !== 'DELETE') return null
    needs('delete')
    const all = await admin()
    checkLocation(all, location, id)
    all.deleteBackup(id)
    return {}
  }

  /** An operation that was done when it was begun. */
  function done(parent: string, type: string, more: object, response: object): Operation {
    return operations.begin({
      parent,
      metadata: { '@type': `${TYPES}${type}`, ...more },
      run: async () => ({ '@type': `${TYPES}Database`, ...response }),
    })
  }

  return answerer({ iam, prefix: `/v1/${project}/` }, async (asked) => {
    const [kind, ...rest] = asked.path.split('/')
    if (kind === 'databases') return await ofDatabases(asked, rest)
    if (kind === 'locations') return await ofLocations(asked, rest)
    if (asked.path === 'databases:restore' && asked.request.method === 'POST') return await restore(asked)
    return null
  })
}

/** Google's clients send empty maps for what nobody set. */
const isUnset = (value: unknown) => !value || (typeof value === 'object' && Object.keys(value).length === 0)

/** Source: ListBackupsRequest in firestore_admin.proto: `database_uid`, with `=` only. */
function uidFrom(filter: string): string | null {
  if (filter === '') return null
  const uid = /^\s*database_?uid\s*=\s*"?([0-9a-f-]{36})"?\s*$/i.exec(filter)?.[1]
  if (uid === undefined) throw new ApiError(400, 'INVALID_ARGUMENT', `Invalid filter: ${filter}`)
  return uid
}
