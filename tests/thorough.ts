/** Whether this is `npm run prove`: proofs that `npm test` samples are then made in full. */
export const isThorough = process.env.ATELIER_PROVE === 'all'
