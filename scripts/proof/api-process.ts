// One process of the API, over a database that others share. It may end itself between two steps of a checkout.
import type { AddressInfo } from 'node:net'
import { seededRandom } from '../../local-cloud/seeded-random.ts'
import { createApp } from '../../services/api/app.ts'
import { connectStudio } from './connect-studio.ts'

/** `offset`: milliseconds that its clock is ahead. `kill`: the chance to end at a step; 0 for never. */
export interface ApiProcessOptions {
  offset: number
  kill: number
  seed: number
}

const { offset, kill, seed }: ApiProcessOptions = JSON.parse(process.argv[2] ?? '')
const now = () => Date.now() + offset
const random = seededRandom(seed)
async function step(): Promise<void> {
  if (random() >= kill) return
  process.kill(process.pid, 'SIGKILL')
  // The signal ends the process at once, but nothing may happen after it.
  await new Promise(() => undefined)
}

const studio = await connectStudio({ now, ...(kill > 0 && { checkoutStep: step }) })
const app = await createApp(studio.app)
await app.listen({ host: '127.0.0.1', port: 0 })
process.send?.({ port: (app.server.address() as AddressInfo).port })
process.on('disconnect', () => process.exit())
