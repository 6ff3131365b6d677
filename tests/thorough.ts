/** Whether this is `npm run proofs`: proofs that the tests sample are then made in full. */
export const isThorough = process.env.ATELIER_PROVE === 'all'

/** Whether all files are run, as CI does. `npm test` alone leaves out those of `long-files.ts`, to answer in minutes. */
export const isWhole = isThorough || process.env.CI === 'true'
