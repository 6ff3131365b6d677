import { alreadyExists, failedPrecondition, notFound } from '../errors.ts'
import { getField, withField } from '../field-path.ts'
import type { DocumentPath } from '../names.ts'
import { pathOf } from '../names.ts'
import type { Collections } from '../state/collections.ts'
import { StoredDocument } from '../state/document.ts'
import type { Documents } from '../state/documents.ts'
import type { Fields, Value } from '../value.ts'
import { encodeFields } from '../wire/encode.ts'
import { checkSize } from './check.ts'
import type { Write } from './parse.ts'

export interface WriteResult {
  /** Microseconds; null after a delete. */
  updateTime: number | null
  transformResults: Value[]
}

/** A document's state before and after a commit; null when it does not exist there. */
export interface Change {
  path: DocumentPath
  before: StoredDocument | null
  after: StoredDocument | null
}

export interface Outcome {
  results: WriteResult[]
  changes: Change[]
}

function checkRequirement({ name, require, kind }: Write, current: StoredDocument | null) {
  if (!require) return
  if ('exists' in require) {
    if (require.exists && !current)
      throw notFound(`No document to ${kind === 'delete' ? 'delete' : 'update'}: ${name}`)
    if (!require.exists && current) throw alreadyExists(`Document already exists: ${name}`)
    return
  }
  if (current?.updated !== require.updateTime) {
    throw failedPrecondition(
      `the stored version (${current?.updated ?? 0}) does not match the required base version (${require.updateTime})`,
    )
  }
}

function changedFields({ kind, fields, mask }: Write, current: StoredDocument | null): Fields {
  if (kind === 'transform') return current?.fields ?? {}
  if (!mask) return fields
  return mask.reduce<Fields>(
    (result, path) => withField(result, path, getField(fields, path)),
    current?.fields ?? {},
  )
}

/**
 * Computes what writes do to the stored state, without storing anything. Throws the first failed precondition. `time`
 * is the commit time in microseconds.
 */
export function computeOutcome(
  { documents, collections }: { documents: Documents; collections: Collections },
  writes: Write[],
  time: number,
): Outcome {
  const changes = new Map<string, Change>()

  function changeOf(path: DocumentPath): Change {
    const key = pathOf(path)
    let change = changes.get(key)
    if (!change) {
      const before = documents.get(path)
      change = { path, before, after: before }
      changes.set(key, change)
    }
    return change
  }

  const results = writes.map((write): WriteResult => {
    const change = changeOf(write.path)
    checkRequirement(write, change.after)
    if (write.kind === 'delete') {
      change.after = null
      return { updateTime: null, transformResults: [] }
    }
    const current = change.after
    let fields = changedFields(write, current)
    const transformResults = write.transforms.map((transform) => {
      const { value, result } = transform.apply(getField(fields, transform.path), time)
      fields = withField(fields, transform.path, value)
      return result
    })
    const path = pathOf(write.path)
    checkSize(write.name, path, fields)
    const bytes = encodeFields(fields)
    // A write that changes nothing keeps the update time (WriteResult in write.proto).
    if (current && Buffer.compare(current.bytes, bytes) === 0)
      return { updateTime: current.updated, transformResults }
    change.after = new StoredDocument({
      // A document that was deleted and created again is a new one.
      id: current?.id ?? documents.newId(),
      collection: current?.collection ?? collections.findOrAdd(write.path.collection),
      name: documents.keyOf(write.path.id),
      path,
      created: current?.created ?? time,
      updated: time,
      bytes,
      fields,
    })
    return { updateTime: time, transformResults }
  })

  return { results, changes: [...changes.values()].filter(({ before, after }) => before !== after) }
}
