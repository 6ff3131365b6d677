// The sweep over records whose bytes a person uploads: a file that arrived is announced again, an upload that never
// arrived is given up.
import { DAY_MS, MINUTE_MS } from './durations.ts'
import type { ObjectFinder } from './object-finder.ts'
import { type RecordSweepingDeps, recordSweeping, type SweptFacts } from './record-sweeping.ts'
import type { RecordBase, UnreadRecord } from './records.ts'
import type { Sweeping } from './sweeping.ts'
import type { UploadedObject } from './uploaded-object.ts'
import { nextLook, type Waiting } from './waiting.ts'

/** A grant is valid for 15 minutes; after that the sweep looks for bytes that were sent but never announced. */
const UPLOAD_CHECK_MS = 20 * MINUTE_MS
/** Cloud Storage keeps a resumable session for 7 days; a person who returns later than this gets a new grant. */
const ABANDONED_AFTER_MS = DAY_MS

interface Granted {
  /** When the last grant was given; null when none is known. */
  grantedAt: string | null
  addedAt: string
}

const grantTime = ({ grantedAt, addedAt }: Granted) => Date.parse(grantedAt ?? addedAt)

/** When the sweep must look for an upload that has not been announced, in milliseconds since the epoch. */
export function uploadCheckAt(record: Granted & Waiting): number {
  const granted = grantTime(record)
  const since = Date.parse(record.waitingSince)
  const check = nextLook(record, UPLOAD_CHECK_MS, Math.max(since, granted))
  return since < granted + ABANDONED_AFTER_MS ? Math.min(check, granted + ABANDONED_AFTER_MS) : check
}

type UploadedRecord = RecordBase & Granted & { status: string }

export interface UploadSweepingDeps<Facts, Record> extends RecordSweepingDeps<Facts, Record> {
  /**
   * `resting`: it waits for nothing; `deleting` and `discarding`: for the removal of its bytes; `uploading` and all
   * others: for its file, or for what is made of it.
   */
  stageOf(record: Record): string
  files: ObjectFinder
  /** The object name of the file. */
  pathOf(record: Record): string
  /** Publishes once more that the file arrived. */
  announce(record: Record, upload: UploadedObject): Promise<unknown>
  /** Whether it was in the trash for too long; left out for records that have no trash. */
  isExpired?(record: Record): boolean
}

export function uploadSweeping<Facts extends SweptFacts, Record extends Facts & UploadedRecord>(
  deps: UploadSweepingDeps<Facts, Record>,
): Sweeping<UnreadRecord<Record>> {
  const { stageOf, discard, files, pathOf, announce, isExpired = () => false, now } = deps
  const { wait, publishedAgain, remove, sweeping } = recordSweeping<Facts, Record>(deps)
  const isAbandoned = (record: Record) =>
    record.status === 'uploading' && grantTime(record) + ABANDONED_AFTER_MS <= now()

  return sweeping(async (record) => {
    const stage = stageOf(record)
    if (stage !== 'deleting' && isExpired(record)) return (await remove(record, isExpired)) ? 'expired' : null
    if (stage === 'resting') return null
    if (stage === 'deleting' || stage === 'discarding') {
      await discard(record)
      return publishedAgain(record)
    }
    const upload = await findUpload(files, pathOf(record))
    if (upload) {
      await announce(record, upload)
      return publishedAgain(record)
    }
    if (isAbandoned(record)) return (await remove(record, isAbandoned)) ? 'abandoned' : null
    await wait(record)
    return null
  })
}

/** What Cloud Storage announced when the object was stored; null when there is none. */
/** The object as its event names it; null for one that is not stored. */
export async function findUpload(files: ObjectFinder, name: string): Promise<UploadedObject | null> {
  const object = await files.find(name)
  if (!object) return null
  const { traceparent } = object.metadata ?? {}
  return {
    bucket: files.bucket,
    name,
    generation: String(object.generation),
    size: String(object.size),
    ...(typeof traceparent === 'string' && { metadata: { traceparent } }),
  }
}
