// A server of its own process, for the test that kills it: node testing-process.ts DATA_DIR. Sends its port.
import { createClock } from '../clock.ts'
import { describeDatabase, serve } from './testing.ts'

const { port } = await serve({
  database: describeDatabase(),
  dataDir: process.argv[2]!,
  clock: createClock(),
})
process.send?.(port)
