// A process that durability.test.ts kills: it publishes without end, and prints each id once publish has returned it.

import { writeSync } from 'node:fs'
import { createClock } from '../clock.ts'
import { createPubsub } from './pubsub.ts'
import { iam, PROJECT, pushTo, subscription, topic } from './testing.ts'

const [dataDir, url] = process.argv.slice(2)
const pubsub = createPubsub({
  description: {
    projectId: PROJECT,
    projectNumber: '100000000001',
    topics: [topic('orders')],
    subscriptions: [subscription('ship', 'orders', { push: pushTo(url!) })],
  },
  iam: iam(),
  clock: createClock(),
  dataDir: dataDir!,
})

function publish() {
  for (let n = 0; n < 5; n += 1) writeSync(1, `${pubsub.publish('orders', { data: Buffer.from('x') })}\n`)
  setTimeout(publish, 1)
}
publish()
