import type { CloudDescription, NotificationDescription } from '../description.ts'
import type { Database } from './database.ts'
import { objectResource } from './resource.ts'
import type { StorageDeps } from './storage-deps.ts'
import type { StoredObject } from './stored-object.ts'

export type EventType = 'OBJECT_FINALIZE' | 'OBJECT_DELETE' | 'OBJECT_ARCHIVE' | 'OBJECT_METADATA_UPDATE'

const RETRY_MS = 1000
const PUBLISH = 'pubsub.topics.publish'

/**
 * Pub/Sub notifications through an outbox: `record` is called inside the transaction that changes an object, `flush`
 * after it. What a killed process did not publish is published at the next start; a message can be sent twice but is
 * never lost.
 * Attributes: https://cloud.google.com/storage/docs/pubsub-notifications
 */
export function createNotifications(deps: StorageDeps, database: Database) {
  const { description, clock, publish, log } = deps
  const configs = description.notifications.filter((config) => mayPublish(config, deps))
  const insert = database.prepare('INSERT INTO outbox (topic, data, attributes) VALUES (?, ?, ?)')
  const waiting = database.prepare(
    'SELECT id, topic, data, attributes FROM outbox WHERE id > ? ORDER BY id LIMIT 100',
  )
  const remove = database.prepare('DELETE FROM outbox WHERE id = ?')
  let retrying = false
  let closed = false

  const notifications = {
    record(eventType: EventType, object: StoredObject, more: Record<string, string> = {}) {
      for (const config of configs) {
        if (!concerns(config, eventType, object)) continue
        const attributes = {
          ...config.customAttributes,
          notificationConfig: `projects/_/buckets/${config.bucket}/notificationConfigs/${config.id}`,
          eventType,
          payloadFormat: config.payloadFormat,
          bucketId: object.bucket,
          objectId: object.name,
          objectGeneration: String(object.generation),
          eventTime: new Date(clock.now()).toISOString(),
          ...more,
        }
        const data = config.payloadFormat === 'NONE' ? '' : JSON.stringify(objectResource(object))
        insert.run(config.topic, Buffer.from(data), JSON.stringify(attributes))
      }
    },

    flush() {
      if (closed) return
      try {
        let isRefused = false
        for (let rows = waiting.all(0); rows.length > 0; rows = waiting.all(rows.at(-1)?.id as number)) {
          for (const row of rows) {
            if (!agentMayPublish(row.topic as string, deps)) {
              isRefused = true
              continue
            }
            const attributes: Record<string, string> = JSON.parse(row.attributes as string)
            publish(row.topic as string, { data: Buffer.from(row.data as Uint8Array), attributes })
            remove.run(row.id as number)
          }
        }
        if (isRefused) retryLater()
      } catch (error) {
        log?.('Could not publish a notification; it will be tried again', { error: String(error) })
        retryLater()
      }
    },

    close() {
      closed = true
    },
  }

  function retryLater() {
    if (retrying) return
    retrying = true
    clock.after(RETRY_MS, () => {
      retrying = false
      notifications.flush()
    })
  }
  return notifications
}

export type Notifications = ReturnType<typeof createNotifications>

export function serviceAgent(description: CloudDescription): string {
  return `service-${description.projectNumber}@gs-project-accounts.iam.gserviceaccount.com`
}

function agentMayPublish(topic: string, { description, iam }: StorageDeps): boolean {
  const asked = { email: serviceAgent(description), permission: PUBLISH, resource: `topic/${topic}` }
  if (iam.allows(asked.email, asked.permission, asked.resource)) return true
  const message = `${asked.email} lacks ${PUBLISH} on ${asked.resource}; the notification waits`
  iam.refused?.({ ...asked, status: 'PERMISSION_DENIED', message })
  return false
}

// Google refuses to create such a notification, so it must not work here either.
function mayPublish(config: NotificationDescription, deps: StorageDeps): boolean {
  const { description, log } = deps
  const agent = serviceAgent(description)
  const exists = description.topics.some((topic) => topic.name === config.topic)
  if (exists && agentMayPublish(config.topic, deps)) return true
  const reason = exists ? `${agent} lacks pubsub.topics.publish on it` : 'there is no such topic'
  log?.(`No notifications from bucket ${config.bucket} to topic ${config.topic}: ${reason}`, {
    notification: config.id,
  })
  return false
}

function concerns(config: NotificationDescription, eventType: EventType, object: StoredObject): boolean {
  if (config.bucket !== object.bucket || !object.name.startsWith(config.objectNamePrefix)) return false
  return config.eventTypes.length === 0 || config.eventTypes.includes(eventType)
}
