// What the shop needs to know of photos. The photo room offers it; the API and the function bring the two together.

/** A photo that its owner may show in the shop. */
export interface ShopPhoto {
  /** Pixels of the original, upright. */
  width: number
  height: number
  /** Base64; null where there is none. */
  thumbhash: string | null
  /** Of what it looks like. */
  sha256: string
}

/** Where the bytes of a photo are. */
export interface PhotoSource {
  ownerId: string
  sha256: string
  contentType: string
  /** Whether its owner cropped or turned it, which only the preview shows. */
  isAdjusted: boolean
  /** In `originals`. */
  original: { path: string; generation: string }
  /** In `renditions`: WebP, 1600 and 320 pixels on the long edge. */
  preview: string
  thumbnail: string
  /** Names in `renditions` that begin with it are removed together with the photo. */
  prefix: string
}

export interface ShopPhotos {
  /** Those of the photos that are the person's own, ready, not private and not in the trash. */
  find(ownerId: string, photoIds: readonly string[]): Promise<Map<string, ShopPhoto>>
  /** Null for a photo that nobody but its owner may see. */
  source(photoId: string): Promise<PhotoSource | null>
}
