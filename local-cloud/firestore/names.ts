import { invalidArgument } from './errors.ts'
import { MAX_COLLECTION_DEPTH, MAX_ID_BYTES, MAX_NAME_BYTES } from './limits.ts'

/** Where a document is: `collection` is the path of its collection below the root, `users/ada/photos`. */
export interface DocumentPath {
  collection: string
  id: string
}

export const pathOf = ({ collection, id }: DocumentPath) => `${collection}/${id}`

/** The last segment, by which a collection group query selects. */
export const groupOf = (collection: string) => collection.slice(collection.lastIndexOf('/') + 1)

const NUMERIC_ID = /^__id(-?\d{1,19})__$/
const RESERVED = /^__.*__$/s

/** The number in an ID that has the form of Datastore's numeric keys, or null. */
export function numericId(id: string): bigint | null {
  if (!id.startsWith('__id')) return null
  const match = NUMERIC_ID.exec(id)
  if (!match) return null
  const value = BigInt(match[1]!)
  return BigInt.asIntN(64, value) === value ? value : null
}

function checkId(id: string, name: string) {
  if (id === '') throw invalidArgument(`Document name "${name}" has an empty path segment.`)
  if (id === '.' || id === '..')
    throw invalidArgument(`Resource id "${id}" is invalid because it is reserved.`)
  if (id.startsWith('__') && RESERVED.test(id) && numericId(id) === null) {
    throw invalidArgument(`Resource id "${id}" is invalid because it is reserved.`)
  }
  if (id.length * 3 > MAX_ID_BYTES && Buffer.byteLength(id) > MAX_ID_BYTES) {
    throw invalidArgument(`The key path element name is longer than ${MAX_ID_BYTES} bytes.`)
  }
}

/** Checks each segment against https://firebase.google.com/docs/firestore/quotas#collections_documents_and_fields */
function checkSegments(segments: string[], name: string) {
  for (const segment of segments) checkId(segment, name)
  if (segments.length > MAX_COLLECTION_DEPTH * 2) {
    throw invalidArgument(
      `Document name "${name}" has more than ${MAX_COLLECTION_DEPTH} levels of collections.`,
    )
  }
  if (name.length * 3 > MAX_NAME_BYTES && Buffer.byteLength(name) > MAX_NAME_BYTES) {
    throw invalidArgument(`Document name is longer than ${MAX_NAME_BYTES} bytes.`)
  }
}

/** Resource names of one database. All functions throw INVALID_ARGUMENT for a name of another form or database. */
export function createNames(projectId: string, databaseId: string) {
  const database = `projects/${projectId}/databases/${databaseId}`
  const root = `${database}/documents`

  /** The path below the root; '' for the root itself. */
  function relative(name: string): string {
    if (name === root) return ''
    if (name.startsWith(root) && name[root.length] === '/') return name.slice(root.length + 1)
    throw invalidArgument(`Resource name "${name}" does not start with "${root}".`)
  }

  return {
    database,
    root,
    relative,
    full: (path: string) => (path === '' ? root : `${root}/${path}`),

    document(name: string): DocumentPath {
      const path = relative(name)
      const segments = path.split('/')
      if (path === '' || segments.length % 2 === 1) {
        throw invalidArgument(`Document name "${name}" lacks "/" at index ${name.length}.`)
      }
      checkSegments(segments, name)
      const cut = path.lastIndexOf('/')
      return { collection: path.slice(0, cut), id: path.slice(cut + 1) }
    },

    /** The root or a document: what collections are below. */
    parent(name: string): string {
      const path = relative(name)
      if (path === '') return path
      const segments = path.split('/')
      if (segments.length % 2 === 1)
        throw invalidArgument(`Document parent name "${name}" lacks "/" at index ${name.length}.`)
      checkSegments(segments, name)
      return path
    },

    collection(parent: string, id: string): string {
      checkId(id, id)
      if (id.includes('/')) throw invalidArgument(`Collection id "${id}" is invalid because it contains "/".`)
      return parent === '' ? id : `${parent}/${id}`
    },
  }
}

export type Names = ReturnType<typeof createNames>
