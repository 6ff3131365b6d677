import type { EarlyPage } from '../../early.ts'
import { PAGE_SIZE, STRETCH_SIZE } from './page-size.ts'

/** The timeline: the counts per day, its first stretch, and the thumbnails of the first screen. */
export const timeline = {
  parts: ['shell/shell.tsx', 'features/photos/index.tsx'],
  days: '/photos/summary',
  list: { path: '/photos?sort=taken&order=desc', stretch: STRETCH_SIZE, limit: PAGE_SIZE },
  pictures: {
    // Pixels: the height of the gallery's rows, and the long edges of the renditions (decision 013).
    rows: { phone: 104, desk: 208 },
    edges: { small: 240, thumbnail: 320 },
    softness: 0.87,
  },
} satisfies EarlyPage
