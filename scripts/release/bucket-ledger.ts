import { type Book, EMPTY, type Ledger, LedgerMoved } from './ledger.ts'

export interface BucketLedgerDeps {
  /** `https://storage.googleapis.com` or the local cloud. */
  storageUrl: string
  bucket: string
  token: () => Promise<string>
}

const OBJECT = 'atelier/release.json'

/**
 * Keeps the document beside Terraform's state. A precondition on the object's generation refuses whoever has not read
 * the latest version. Source: https://cloud.google.com/storage/docs/request-preconditions
 */
export function createBucketLedger({ storageUrl, bucket, token }: BucketLedgerDeps): Ledger {
  const object = `b/${bucket}/o`
  const name = encodeURIComponent(OBJECT)
  const headers = async () => ({ authorization: `Bearer ${await token()}` })

  return {
    async read() {
      const answer = await fetch(`${storageUrl}/storage/v1/${object}/${name}?alt=media`, {
        headers: await headers(),
      })
      // Generation 0 is an object that does not exist.
      if (answer.status === 404) return { record: EMPTY, version: '0' }
      if (!answer.ok) throw new Error(`gs://${bucket}/${OBJECT}: ${answer.status} ${await answer.text()}`)
      return {
        record: (await answer.json()) as Book,
        version: answer.headers.get('x-goog-generation') ?? '',
      }
    },
    async write(record, version) {
      const query = `uploadType=media&name=${name}&ifGenerationMatch=${version}`
      const answer = await fetch(`${storageUrl}/upload/storage/v1/${object}?${query}`, {
        method: 'POST',
        headers: { ...(await headers()), 'content-type': 'application/json' },
        body: JSON.stringify(record, null, 2),
      })
      if (answer.status === 412)
        throw new LedgerMoved('Somebody else has changed what is released at the same moment')
      if (!answer.ok) throw new Error(`gs://${bucket}/${OBJECT}: ${answer.status} ${await answer.text()}`)
      return ((await answer.json()) as { generation: string }).generation
    },
  }
}
