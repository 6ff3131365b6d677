// Which of what happens Google bills, and as what.
import type { CloudDescription } from '../description.ts'
import type { Told } from '../happenings.ts'
import type { Sku } from './prices.ts'

export interface Billed {
  sku: Sku
  quantity: number
  /** The service, topic, subscription, bucket, secret or method that it is for. */
  who: string
}

/**
 * A message counts as so many bytes at least. Google counts whole requests, which may carry many messages; here each
 * message is a request, so that a bill is never higher.
 * Source: https://cloud.google.com/pubsub/pricing
 */
const LEAST_MESSAGE_BYTES = 1000

/**
 * The entry that Cloud Run writes for every request into Cloud Logging, in bytes. An assumption: Google names no size,
 * and an entry has the fields of https://cloud.google.com/logging/docs/reference/v2/rest/v2/LogEntry#HttpRequest beside
 * labels, trace and resource.
 */
export const REQUEST_LOG_BYTES = 1000

/** Sources: https://cloud.google.com/storage/pricing#operations-by-class; deleting is free, and so is each further part. */
const STORAGE_CLASSES: Record<Extract<Told, { kind: 'object' }>['method'], Sku | null> = {
  insert: 'storage operations A',
  list: 'storage operations A',
  update: 'storage operations A',
  rewrite: 'storage operations A',
  compose: 'storage operations A',
  // A resumable upload is one operation, however many requests it takes.
  session: 'storage operations A',
  chunk: null,
  get: 'storage operations B',
  read: 'storage operations B',
  delete: null,
}

export function createOperations(
  { services, subscriptions }: Pick<CloudDescription, 'services' | 'subscriptions'>,
  uriOf: (service: string) => string,
) {
  // What is pushed comes from Google, and the answer goes back there; everybody else is in the internet.
  const pushed = new Set(
    services
      .map(({ name }) => name)
      .filter((name) => subscriptions.some(({ push }) => push?.endpoint.startsWith(uriOf(name)))),
  )

  return function billedOf(told: Told): Billed[] {
    switch (told.kind) {
      case 'request':
        return request(told, pushed.has(told.service))
      case 'published':
        return [message(told.size, told.topic)]
      case 'delivered':
        return told.result === 'unreachable' ? [] : [message(told.size, told.subscription)]
      case 'object': {
        const sku = STORAGE_CLASSES[told.method]
        // What fails costs nothing.
        return sku === null || told.status >= 307 ? [] : [{ sku, quantity: 1, who: told.bucket }]
      }
      case 'documents':
        return (['reads', 'writes', 'deletes'] as const)
          .filter((counted) => told[counted] > 0)
          .map((counted) => ({
            sku: `firestore ${counted}`,
            quantity: told[counted],
            who: told.account ?? told.method,
          }))
      case 'secret':
        return told.method === 'AccessSecretVersion'
          ? [{ sku: 'secret accesses', quantity: 1, who: told.secret }]
          : []
      case 'log':
        return [{ sku: 'logs', quantity: told.size, who: told.line.service }]
      default:
        return []
    }
  }
}

const message = (size: number, who: string): Billed => ({
  sku: 'pubsub throughput',
  quantity: Math.max(size, LEAST_MESSAGE_BYTES),
  who,
})

function request({ service, pid, sent }: Extract<Told, { kind: 'request' }>, isPushed: boolean): Billed[] {
  const entry: Billed = { sku: 'logs', quantity: REQUEST_LOG_BYTES, who: service }
  // A request that no instance took is logged, and not billed.
  if (pid === null) return [entry]
  const counted: Billed[] = [{ sku: 'run requests', quantity: 1, who: service }, entry]
  if (!isPushed && sent > 0) counted.push({ sku: 'internet data', quantity: sent, who: service })
  return counted
}
