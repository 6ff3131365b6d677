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

/** The variable in which a program finds the bucket: `ORIGINALS_BUCKET` holds its deployed name. */
export const bucketVariable = (bucket: BucketName) => `${bucket.toUpperCase().replaceAll('-', '_')}_BUCKET`
