import { createReadStream } from 'node:fs'
import type { BucketDescription } from '../description.ts'
import type { Access, Caller } from './access.ts'
import type { Blobs, Content } from './blobs.ts'
import { type Call, readJson, sendJson } from './call.ts'
import { createDigest } from './digest.ts'
import { invalid } from './errors.ts'
import { generationOf } from './json-objects.ts'
import { refuseUnsimulated } from './json-uploads.ts'
import { MAX_COMPOSE_SOURCES, MAX_OBJECT_BYTES } from './limits.ts'
import { checkObjectName } from './object-name.ts'
import type { Objects } from './objects.ts'
import { checkPreconditions, queryPreconditions } from './preconditions.ts'
import { receive } from './receive.ts'
import { objectResource } from './resource.ts'
import { applySettings } from './settings.ts'
import type { StoredObject } from './stored-object.ts'

interface Place {
  bucket: BucketDescription
  name: string
}

/** Objects created from other objects: copy, rewrite, move, compose, restore. Copies share the bytes. */
export function createJsonCopies(deps: { access: Access; objects: Objects; blobs: Blobs }) {
  const { access, objects, blobs } = deps

  function source(call: Call, caller: Caller, { bucket, name }: Place): StoredObject {
    access.demand(caller, 'storage.objects.get', bucket, name)
    const generation = generationOf(call.query, 'sourceGeneration')
    const object =
      generation === null ? objects.live(bucket.name, name) : objects.version(bucket.name, name, generation)
    if (!object) throw access.missing(caller, bucket, name)
    checkPreconditions(queryPreconditions(call.query, 'Source'), object, 'write')
    return object
  }

  const mayReplace = (caller: Caller, bucket: BucketDescription) => (replaced: StoredObject | null) =>
    replaced && access.demand(caller, 'storage.objects.delete', bucket, replaced.name)

  async function copyObject(call: Call, caller: Caller, from: Place, to: Place): Promise<StoredObject> {
    refuseUnsimulated(call)
    access.demand(caller, 'storage.objects.create', to.bucket, to.name)
    const body = await readJson(call)
    const object = source(call, caller, from)
    // A body replaces the source's metadata; without one it is kept. The storage class is the destination's.
    const { storageClass, ...kept } = object.settings
    const chosen = Object.keys(body).length === 0
    return objects.create({
      ...to,
      name: checkObjectName(to.name),
      content: object,
      ...(object.components !== null && { components: object.components }),
      settings: chosen ? kept : applySettings({}, body),
      preconditions: queryPreconditions(call.query),
      mayReplace: mayReplace(caller, to.bucket),
    })
  }

  return {
    async copy(call: Call, caller: Caller, from: Place, to: Place) {
      sendJson(call, objectResource(await copyObject(call, caller, from, to)))
    },

    /** Always finishes in one call; Google may need several for large objects. */
    async rewrite(call: Call, caller: Caller, from: Place, to: Place) {
      const object = await copyObject(call, caller, from, to)
      sendJson(call, {
        kind: 'storage#rewriteResponse',
        totalBytesRewritten: String(object.size),
        objectSize: String(object.size),
        done: true,
        resource: objectResource(object),
      })
    },

    async compose(call: Call, caller: Caller, to: Place) {
      refuseUnsimulated(call)
      access.demand(caller, 'storage.objects.create', to.bucket, to.name)
      const body = await readJson(call)
      const parts = readSources(body.sourceObjects).map(({ name, generation, generationMatch }) => {
        const object =
          generation === null
            ? objects.live(to.bucket.name, name)
            : objects.version(to.bucket.name, name, generation)
        access.demand(caller, 'storage.objects.get', to.bucket, name)
        if (!object) throw access.missing(caller, to.bucket, name)
        checkPreconditions(generationMatch === null ? {} : { generationMatch }, object, 'write')
        return object
      })
      if (parts.reduce((sum, part) => sum + part.size, 0) > MAX_OBJECT_BYTES)
        throw invalid('The object is too large.')
      const destination = (body.destination ?? {}) as Record<string, unknown>
      const { path, content } = await concatenate(parts)
      try {
        const object = objects.create({
          ...to,
          name: checkObjectName(to.name),
          content,
          components: parts.reduce((sum, part) => sum + (part.components ?? 1), 0),
          settings: applySettings({}, destination),
          preconditions: queryPreconditions(call.query),
          mayReplace: mayReplace(caller, to.bucket),
          place: () => blobs.adopt(path, content),
        })
        sendJson(call, objectResource(object))
      } finally {
        blobs.discardIncoming(path)
      }
    },

    async restore(call: Call, caller: Caller, { bucket, name }: Place) {
      access.demand(caller, 'storage.objects.restore', bucket, name)
      access.demand(caller, 'storage.objects.create', bucket, name)
      const generation = generationOf(call.query)
      if (generation === null) throw invalid('Required parameter: generation')
      const object = objects.softDeleted(bucket.name, name, generation)
      if (!object) throw access.missing(caller, bucket, name)
      const restored = objects.create({
        bucket,
        name,
        content: object,
        ...(object.components !== null && { components: object.components }),
        settings: object.settings,
        preconditions: queryPreconditions(call.query),
        mayReplace: mayReplace(caller, bucket),
      })
      sendJson(call, objectResource(restored))
    },
  }

  // All sources are opened before the first byte is read, so deleting one meanwhile does no harm.
  async function concatenate(parts: StoredObject[]): Promise<{ path: string; content: Content }> {
    const open = parts.map((part) => blobs.openForReading(part.blob))
    const { path, file } = await blobs.createIncoming()
    const digest = createDigest()
    async function* bytes() {
      for (const fd of open) yield* createReadStream('', { fd }) as AsyncIterable<Buffer>
    }
    try {
      await receive(bytes(), { file, position: 0, digest })
    } finally {
      await file.close()
    }
    // Composed objects have no MD5, as at Google.
    return { path, content: { ...blobs.contentOf(digest), md5: null } }
  }
}

export type JsonCopies = ReturnType<typeof createJsonCopies>

function readSources(value: unknown) {
  if (!Array.isArray(value) || value.length === 0)
    throw invalid('You must provide at least one source component.')
  if (value.length > MAX_COMPOSE_SOURCES) {
    throw invalid(
      `The number of source components provided (${value.length}) exceeds the maximum (${MAX_COMPOSE_SOURCES})`,
    )
  }
  return value.map((source) => {
    const { name, generation, objectPreconditions } = source ?? {}
    if (typeof name !== 'string') throw invalid('Required: the name of every source object')
    const match: unknown = objectPreconditions?.ifGenerationMatch
    return {
      name,
      generation: generation === undefined ? null : Number(generation),
      generationMatch: match === undefined ? null : Number(match),
    }
  })
}
