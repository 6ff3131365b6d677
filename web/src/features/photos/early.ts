import type { EarlyPage } from '../../early.ts'

/** The timeline: whose it is, how many photos stand where, and the pictures of the first screen. */
export const timeline = {
  requests: ['/photos/summary'],
  pictures: { list: '/photos?limit=24', field: 'thumbnailUrl' },
} satisfies EarlyPage
