import { variableOf } from './variables.ts'

/** Facts about a bucket that hold wherever it is deployed. */
export interface BucketFacts {
  /** Browsers upload into it with a grant, so requests from the web's pages are allowed (CORS). */
  takesUploads: boolean
  /** Everything in it can be created again from elsewhere, so deleted objects need not be kept for a while. */
  canBeRemade: boolean
}

/** The buckets by role. A room that needs one adds a line here. Deployed names begin with the project. */
export const buckets = {
  originals: { takesUploads: true, canBeRemade: false },
  renditions: { takesUploads: false, canBeRemade: true },
  /** Texts and documents that people bring or that are kept for them. */
  documents: { takesUploads: true, canBeRemade: false },
  /** Papers made for people, which may have been sent to somebody exactly as they are. */
  papers: { takesUploads: false, canBeRemade: false },
} as const satisfies Record<string, BucketFacts>

export type BucketName = keyof typeof buckets

export const bucketNames = Object.keys(buckets) as BucketName[]

export type UploadBucket = {
  [Name in BucketName]: (typeof buckets)[Name]['takesUploads'] extends true ? Name : never
}[BucketName]

export const uploadBuckets = bucketNames.filter((name) => buckets[name].takesUploads) as UploadBucket[]

/** The variable in which a program finds the bucket: `ORIGINALS_BUCKET` holds its deployed name. */
export const bucketVariable = <Name extends BucketName>(bucket: Name) =>
  `${variableOf(bucket)}_BUCKET` as const
