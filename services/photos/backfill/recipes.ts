/**
 * The versions of what functions make of a file. A higher one says that an improved function would find or make more;
 * photos that have an older one are brought up to date by `npm run backfill`.
 */
export const RECIPES = { metadata: 1, thumbnails: 1 } as const
