import type { EarlyPage } from '../../early.ts'

/** The timeline: the counts per day, and the thumbnails of the first screen. */
export const timeline = {
  requests: ['/photos/summary'],
  pictures: {
    list: '/photos?limit=24',
    // Pixels: the height of the gallery's rows, and the long edges of the renditions (decision 013).
    rows: { phone: 104, desk: 208 },
    edges: { small: 240, thumbnail: 320 },
  },
} satisfies EarlyPage
