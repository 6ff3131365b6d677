/** What is true of a bucket wherever it is deployed. */
export interface BucketFacts {
  /** Browsers upload into it with a grant, so requests from the web's pages are allowed (CORS). */
  takesUploads: boolean
  /** Everything in it can be made again from elsewhere, so nothing that is deleted is kept for a while. */
  canBeRemade: boolean
}

/** The buckets by role. A room that needs one adds its line here; the deployed name carries the project in front. */
export const buckets = {
  originals: { takesUploads: true, canBeRemade: false },
  renditions: { takesUploads: false, canBeRemade: true },
} as const satisfies Record<string, BucketFacts>

export type BucketName = keyof typeof buckets

/** The variable by which a program finds the bucket: `ORIGINALS_BUCKET` holds its deployed name. */
export const bucketVariable = (bucket: BucketName) => `${bucket.toUpperCase().replaceAll('-', '_')}_BUCKET`
