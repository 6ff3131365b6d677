// Which records an object belongs to, by its name. Every room's names put the subject, the person and the record first.
import { STORING as CAMPAIGNS, parseListFilePath } from '../../services/campaigns/paths.ts'
import { STORING as CAREERS, parseResumeDocumentPath } from '../../services/careers/paths.ts'
import { linkOfMark } from '../../services/photos/links/mark-record.ts'
import { LINKS } from '../../services/photos/links/record.ts'
import { parseOriginalPath, parseRenditionPath } from '../../services/photos/paths.ts'
import type { BucketName } from '../../services/platform/buckets.ts'
import { parseImportFilePath } from '../../services/shop/paths.ts'

/** Collections by the room and subject that an object's name begins with. A subject without one is never judged. */
const COLLECTIONS: Record<string, string> = {
  ...Object.fromEntries(
    CAREERS.filter((subject) => subject !== 'insights').map((subject) => [`careers/${subject}`, subject]),
  ),
  ...Object.fromEntries(
    CAMPAIGNS.map((subject) => [`campaigns/${subject}`, subject === 'lists' ? 'recipientLists' : subject]),
  ),
  'photos/archives': 'photoArchives',
  'shop/imports': 'shopImports',
  'shop/orders': 'shopOrders',
}

export const JUDGED = ['photos', LINKS, ...new Set(Object.values(COLLECTIONS))]

/** The paths of documents without any of which it has no meaning; none for an object of which nothing can be said. */
export function recordsOf(bucket: BucketName, name: string): string[] {
  if (bucket === 'originals')
    return [`photos/${parseOriginalPath(name)?.photoId ?? name.replaceAll('/', '-')}`]
  if (bucket === 'renditions') {
    const rendition = parseRenditionPath(name)
    const linkId = rendition && linkOfMark(rendition.name)
    return rendition ? [`photos/${rendition.photoId}`, ...(linkId ? [`${LINKS}/${linkId}`] : [])] : []
  }
  const [room, subject, , id] = name.split('/')
  const collection = COLLECTIONS[`${room}/${subject}`]
  return collection && id ? [`${collection}/${id}`] : []
}

export interface Naming {
  /** Of the document. */
  path: string
  ownerId: string
}

/** The record that says which version (generation) of the object is its file; null where none does. */
export function namingOf(bucket: BucketName, name: string): Naming | null {
  if (bucket === 'originals') return naming('photos', withId(parseOriginalPath(name)))
  if (bucket !== 'documents') return null
  return (
    naming('resumes', parseResumeDocumentPath(name)) ??
    naming('recipientLists', parseListFilePath(name)) ??
    naming('shopImports', parseImportFilePath(name))
  )
}

const withId = (photo: ReturnType<typeof parseOriginalPath>) => photo && { ...photo, id: photo.photoId }

const naming = (collection: string, record: { ownerId: string; id: string } | null): Naming | null =>
  record && { path: `${collection}/${record.id}`, ownerId: record.ownerId }
