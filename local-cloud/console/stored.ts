import type { FirestoreLook } from '../firestore/look.ts'
import { previewOf } from './content.ts'
import type { ConsoleDeps } from './deps.ts'
import { NotFound } from './not-found.ts'

type DocumentsPage = ReturnType<FirestoreLook['documents']>

const OBJECTS = 200
const DOCUMENTS = 50
/** Characters of a page of documents, one of which may have a million. */
const DOCUMENTS_LENGTH = 1_000_000

export async function objectsIn({ storage }: Pick<ConsoleDeps, 'storage'>, query: URLSearchParams) {
  const look = await storage()
  const page = look.list(query.get('bucket') ?? '', {
    prefix: query.get('prefix') ?? '',
    pageToken: query.get('page'),
    limit: OBJECTS,
  })
  return {
    folders: page.prefixes,
    objects: page.items.map(({ name, size, updated, settings }) => ({
      name,
      size,
      updated,
      contentType: settings.contentType ?? '',
    })),
    next: page.nextPageToken,
  }
}

export async function objectAt({ storage }: Pick<ConsoleDeps, 'storage'>, query: URLSearchParams) {
  const object = (await storage()).find(query.get('bucket') ?? '', query.get('object') ?? '')
  if (!object) throw new NotFound('There is no such object.')
  const { bucket, name, size, generation, metageneration, md5, crc32c, created, updated, settings } = object
  return {
    bucket,
    name,
    size,
    generation: String(generation),
    metageneration,
    md5,
    crc32c,
    created,
    updated,
    settings,
    preview: previewOf(settings.contentType),
  }
}

/** What is below the root or a document, or the documents of a collection, by whether the path names one or the other. */
export async function documentsAt({ firestore }: Pick<ConsoleDeps, 'firestore'>, query: URLSearchParams) {
  const look = await firestore()
  const databases = look.databases()
  const database = query.get('database') || databases[0] || ''
  const path = query.get('path') ?? ''
  const isCollection = path !== '' && path.split('/').length % 2 === 1
  if (isCollection) {
    const page = look.documents(database, path, { after: query.get('after') ?? '', limit: DOCUMENTS })
    return { databases, database, path, collections: [], ...shortened(page), document: null }
  }
  return {
    databases,
    database,
    path,
    collections: look.collections(database, path),
    documents: [],
    next: null,
    document: path === '' ? null : look.document(database, path),
  }
}

/** As many of the documents as a page can draw at once, and the first in any case. */
function shortened(page: DocumentsPage): DocumentsPage {
  let length = 0
  const most = page.documents.findIndex(({ fields }, at) => {
    length += JSON.stringify(fields).length
    return at > 0 && length > DOCUMENTS_LENGTH
  })
  if (most === -1) return page
  const documents = page.documents.slice(0, most)
  return { documents, next: documents.at(-1)?.id ?? null }
}
