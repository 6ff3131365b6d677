// `npm run prove`: `npm test` with its long proofs in full, where otherwise a sample of each is made.
process.env.ATELIER_PROVE = 'all'
await import('./test.ts')
