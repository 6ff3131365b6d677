import type { BucketDescription } from '../description.ts'
import type { StoredObject } from './stored-object.ts'

// As at Google, the addresses name the public API, whichever endpoint was asked.
const API = 'https://www.googleapis.com/storage/v1'
const DOWNLOAD = 'https://storage.googleapis.com/download/storage/v1'

const time = (ms: number) => new Date(ms).toISOString()

/** An object in the JSON API. Source: https://cloud.google.com/storage/docs/json_api/v1/objects#resource */
export function objectResource(object: StoredObject) {
  const { bucket, name, settings } = object
  const path = `/b/${bucket}/o/${encodeURIComponent(name)}`
  const { storageClass, metadata, ...fields } = settings
  return {
    kind: 'storage#object',
    id: `${bucket}/${name}/${object.generation}`,
    selfLink: API + path,
    mediaLink: `${DOWNLOAD}${path}?generation=${object.generation}&alt=media`,
    name,
    bucket,
    generation: String(object.generation),
    metageneration: String(object.metageneration),
    ...fields,
    storageClass,
    size: String(object.size),
    ...(object.md5 !== null && { md5Hash: object.md5 }),
    crc32c: object.crc32c,
    etag: jsonEtag(object),
    timeCreated: time(object.created),
    updated: time(object.updated),
    timeStorageClassUpdated: time(object.created),
    timeFinalized: time(object.created),
    ...(object.components !== null && { componentCount: object.components }),
    ...(object.state === 'noncurrent' && object.deleted !== null && { timeDeleted: time(object.deleted) }),
    ...(object.state === 'soft-deleted' &&
      object.deleted !== null &&
      object.purge !== null && {
        softDeleteTime: time(object.deleted),
        hardDeleteTime: time(object.purge),
      }),
    ...(metadata && Object.keys(metadata).length > 0 && { metadata }),
  }
}

/** A bucket in the JSON API, from the description. `created` is in milliseconds. */
export function bucketResource(bucket: BucketDescription, projectNumber: string, created: number) {
  const { cors, lifecycle, softDeleteSeconds } = bucket
  return {
    kind: 'storage#bucket',
    id: bucket.name,
    selfLink: `${API}/b/${bucket.name}`,
    projectNumber,
    name: bucket.name,
    location: bucket.location,
    locationType: locationType(bucket.location),
    storageClass: bucket.storageClass,
    metageneration: '1',
    etag: 'CAE=',
    timeCreated: time(created),
    updated: time(created),
    iamConfiguration: {
      uniformBucketLevelAccess: { enabled: bucket.uniformBucketLevelAccess },
      publicAccessPrevention: bucket.publicAccessPrevention,
    },
    softDeletePolicy: { retentionDurationSeconds: String(softDeleteSeconds) },
    ...(bucket.versioning && { versioning: { enabled: true } }),
    ...(cors.length > 0 && { cors }),
    ...(lifecycle.length > 0 && { lifecycle: { rule: lifecycle } }),
  }
}

// Source: https://cloud.google.com/storage/docs/locations
function locationType(location: string): string {
  if (/^(US|EU|ASIA)$/i.test(location)) return 'multi-region'
  return /^[A-Z]+\d$/i.test(location) ? 'dual-region' : 'region'
}

/** Base64 of a protocol buffer with the generation (1) and the metageneration (2), like Google's. */
export function jsonEtag(object: { generation: number; metageneration: number }): string {
  return Buffer.from([0x08, ...varint(object.generation), 0x10, ...varint(object.metageneration)]).toString(
    'base64',
  )
}

/** The XML API's etag: the hex MD5, or the JSON API's etag for objects without an MD5. */
export function xmlEtag(object: StoredObject): string {
  return object.md5 === null
    ? `"-${jsonEtag(object)}"`
    : `"${Buffer.from(object.md5, 'base64').toString('hex')}"`
}

function varint(value: number): number[] {
  const bytes: number[] = []
  let rest = BigInt(value)
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128)
    rest >>= 7n
  }
  return [...bytes, Number(rest)]
}
