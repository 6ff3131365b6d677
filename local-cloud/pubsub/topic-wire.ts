import { RETENTION } from './limits.ts'
import type { Names } from './names.ts'
import type { Topic } from './resources.ts'
import { invalidArgument, notSimulated } from './rpc.ts'
import { type DurationWire, duration, seconds } from './wire-values.ts'

export interface TopicWire {
  name?: string
  labels?: Record<string, string>
  messageRetentionDuration?: DurationWire | undefined
  state?: string
  kmsKeyName?: string
  schemaSettings?: object
  ingestionDataSourceSettings?: object
  messageTransforms?: object[]
}

export function topicToWire(topic: Topic, names: Names): TopicWire {
  const { messageRetentionSeconds, labels } = topic
  return {
    name: names.full('topics', topic.name),
    labels,
    messageRetentionDuration:
      messageRetentionSeconds === null ? undefined : duration(messageRetentionSeconds),
    state: 'ACTIVE',
  }
}

export function topicFromWire(wire: TopicWire, names: Names): Topic {
  const name = names.parse('topics', wire.name)
  if (wire.schemaSettings) throw notSimulated('A topic with a schema')
  if (wire.kmsKeyName) throw notSimulated('A topic with its own encryption key')
  if (wire.ingestionDataSourceSettings) throw notSimulated('Ingestion from another source')
  if (wire.messageTransforms?.length) throw notSimulated('A message transform')
  const retention = wire.messageRetentionDuration ? seconds(wire.messageRetentionDuration) : null
  if (retention !== null) checkRetention(retention)
  return { name, messageRetentionSeconds: retention, labels: wire.labels ?? {} }
}

export function checkRetention(value: number) {
  if (value >= RETENTION.minimum && value <= RETENTION.maximum) return
  throw invalidArgument(
    `Invalid message retention duration: (retention=${value}s). It must be between 10 minutes and 31 days.`,
  )
}
