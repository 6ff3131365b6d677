import type { BucketDescription } from '../description.ts'
import type { Access, Caller } from './access.ts'
import type { Blobs } from './blobs.ts'
import { type Call, readJson, sendEmpty, sendJson } from './call.ts'
import { download } from './download.ts'
import { invalid, unimplemented } from './errors.ts'
import { type createListing, readListQuery } from './listing.ts'
import type { Objects } from './objects.ts'
import { checkPreconditions, queryPreconditions } from './preconditions.ts'
import { objectResource } from './resource.ts'
import { applySettings } from './settings.ts'
import type { StorageDeps } from './storage-deps.ts'
import type { StoredObject } from './stored-object.ts'

interface Target {
  call: Call
  caller: Caller
  bucket: BucketDescription
  name: string
}

/** Reading, listing, changing and deleting single objects through the JSON API. */
export function createJsonObjects(deps: {
  access: Access
  objects: Objects
  blobs: Blobs
  list: ReturnType<typeof createListing>
  clock: StorageDeps['clock']
}) {
  const { access, objects, blobs, list, clock } = deps

  /**
   * Finds the live version that the request names, or the generation that it gives. Throws 404, or 403 when the caller
   * may not know.
   */
  function find({ call, caller, bucket, name }: Target): StoredObject {
    const generation = generationOf(call.query)
    const object =
      generation === null
        ? objects.live(bucket.name, name)
        : call.query.get('softDeleted') === 'true'
          ? objects.softDeleted(bucket.name, name, generation)
          : objects.version(bucket.name, name, generation)
    if (!object) throw access.missing(caller, bucket, name)
    return object
  }

  return {
    async list(call: Call, caller: Caller, bucket: BucketDescription) {
      access.demand(caller, 'storage.objects.list', bucket)
      if (call.query.has('matchGlob')) throw unimplemented('the list parameter matchGlob')
      const { items, prefixes, nextPageToken } = list(readListQuery(bucket.name, call.query, clock.now()))
      sendJson(call, {
        kind: 'storage#objects',
        ...(nextPageToken !== null && { nextPageToken }),
        ...(prefixes.length > 0 && { prefixes }),
        ...(items.length > 0 && { items: items.map(objectResource) }),
      })
    },

    async get(target: Target) {
      const { call, caller, bucket, name } = target
      access.demand(caller, 'storage.objects.get', bucket, name)
      const object = find(target)
      checkPreconditions(queryPreconditions(call.query), object, 'read')
      if (call.query.get('alt') === 'media') return download(call, object, blobs, { api: 'json' })
      sendJson(call, objectResource(object))
    },

    /** PATCH merges; PUT (`whole`) replaces everything that a writer may set. */
    async update(target: Target, whole: boolean) {
      const { call, caller, bucket, name } = target
      access.demand(caller, 'storage.objects.update', bucket, name)
      const body = await readJson(call)
      const object = find(target)
      checkPreconditions(queryPreconditions(call.query), object, 'write')
      if (body.acl !== undefined && bucket.uniformBucketLevelAccess) {
        throw invalid(
          'Cannot update access control for an object when uniform bucket-level access is enabled.',
        )
      }
      const settings = applySettings(whole ? {} : object.settings, body)
      sendJson(call, objectResource(objects.changeSettings(object, settings)))
    },

    async remove(target: Target) {
      const { call, caller, bucket, name } = target
      access.demand(caller, 'storage.objects.delete', bucket, name)
      const object = find(target)
      checkPreconditions(queryPreconditions(call.query), object, 'write')
      objects.remove(bucket, object, generationOf(call.query) !== null)
      sendEmpty(call, 204)
    },
  }
}

export type JsonObjects = ReturnType<typeof createJsonObjects>

export function generationOf(query: URLSearchParams, parameter = 'generation'): number | null {
  const value = query.get(parameter)
  if (value === null || value === '') return null
  if (!/^\d{1,19}$/.test(value)) throw invalid(`Invalid argument for ${parameter}: ${value}`)
  return Number(value)
}
