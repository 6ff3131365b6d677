// A server in a process of its own, for the test that kills it: node testing-process.ts DATA_DIR. It sends its port to
// its parent.
import { createClock } from '../clock.ts'
import { describeDatabase, serve } from './testing.ts'

const { port } = await serve({
  database: describeDatabase(),
  dataDir: process.argv[2]!,
  clock: createClock(),
})
process.send?.(port)
