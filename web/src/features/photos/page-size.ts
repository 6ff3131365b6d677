/** Photos per page of a list. */
export const PAGE_SIZE = 200

/** Photos per stretch of the timeline; a stretch is fetched in one page, unless a single day has more. */
export const STRETCH_SIZE = 150
