// The one place that decides what is retried.
import type { CloudEvent } from '@google-cloud/functions-framework'
import type { Static, TSchema } from 'typebox'
import { type Checked, checker } from './check.ts'
import { isTemporary } from './errors.ts'
import type { Delivery, Failures } from './failures.ts'
import type { Log } from './log.ts'
import { KEPT_SECONDS } from './retry.ts'
import { type EventWork, openEvent } from './telemetry/event-work.ts'
import { untilSent } from './telemetry/until-sent.ts'
import { isoTime } from './times.ts'
import { inTrace, parseTraceparent } from './trace.ts'
import type { Trigger } from './trigger.ts'

/** A Pub/Sub push as functions-framework passes it on. */
export interface MessagePublished {
  message?: { data?: string; attributes?: Record<string, string> }
}

export interface EventInfo {
  /** Pub/Sub's message id. */
  id: string
  attributes: Record<string, string>
  /** RFC 3339. */
  publishedAt: string
  /** The payload's bytes, base64, exactly as delivered. */
  data: string
}

export interface EventHandlerOptions<Schema extends TSchema> {
  trigger: Pick<Trigger, 'name' | 'topic' | 'timeoutSeconds'>
  schema: Schema
  handle: (payload: Static<Schema>, event: EventInfo) => Promise<void>
  log: Log
  failures: Pick<Failures, 'record'>
  now?: () => number
}

/**
 * An attempt that is still running this long before the platform ends it is recorded as a failure, because afterwards
 * nobody could record it.
 */
const LAST_WORD_MS = 2000

/**
 * Turns a domain function into an event handler. Returning tells the platform that the event is done; throwing asks for
 * it again. An unreadable payload, or a failure that no retry can fix, is logged and dropped. A temporary failure is
 * recorded for the shelf before it is thrown.
 */
export function eventHandler<Schema extends TSchema>(options: EventHandlerOptions<Schema>) {
  const { trigger, handle, log, now = Date.now } = options
  const check = checker(options.schema)

  async function attempt(payload: Static<Schema>, event: EventInfo, work: EventWork): Promise<void> {
    const delivery = { function: trigger.name, data: event.data, attributes: event.attributes }
    const limit = trigger.timeoutSeconds * 1000 - LAST_WORD_MS
    const late = new Error(`Not done after ${limit / 1000} s, the limit is ${trigger.timeoutSeconds} s`)
    const timer = setTimeout(() => void record(delivery, late), limit)
    timer.unref()
    const started = performance.now()
    const about = () => ({ eventId: event.id, durationMs: Math.round(performance.now() - started) })
    log.debug({ eventId: event.id, publishedAt: event.publishedAt }, `${trigger.name} started`)
    try {
      await handle(payload, event)
      log.info({ ...about(), outcome: 'done' }, `${trigger.name} done`)
      work.finish('done')
    } catch (error) {
      work.finish(isTemporary(error) ? 'retry' : 'dropped', error)
      if (!isTemporary(error)) {
        log.error(
          { ...about(), outcome: 'dropped', error },
          `${trigger.name} dropped an event that cannot succeed`,
        )
        return
      }
      if (trigger.topic === 'dead-letters')
        // Nothing backs up a dead letter: if it is not shelved in time, the event is lost.
        log.error(
          { ...about(), outcome: 'retry', alert: 'letter-at-risk', lostAt: lostAt(event), error },
          `${trigger.name} could not take a letter, which is lost if that goes on`,
        )
      else log.warn({ ...about(), outcome: 'retry', error }, `${trigger.name} failed for now`)
      await record(delivery, error)
      throw error
    } finally {
      clearTimeout(timer)
    }
  }

  /** After an outage the clock's ticks arrive all at once, and the newest does the work of all. */
  function isOutdated({ publishedAt }: EventInfo): boolean {
    const schedule = trigger.topic === 'dead-letters' ? undefined : trigger.topic.schedule
    return schedule !== undefined && now() - Date.parse(publishedAt) > schedule.usefulSeconds * 1000
  }

  async function record(delivery: Delivery, error: unknown): Promise<void> {
    try {
      await options.failures.record(delivery, error)
    } catch (problem) {
      // This is best effort: the database may be down, which is also a likely cause of the failure itself.
      log.warn({ error: problem }, 'Could not record why the event failed')
    }
  }

  return async (event: CloudEvent<MessagePublished>): Promise<void> => {
    const info = describe(event)
    const payload = readJson(info.data)
    const parent = parseTraceparent(info.attributes.traceparent) ?? parseTraceparent(traceparentIn(payload))
    const work = openEvent({
      function: trigger.name,
      topic: trigger.topic === 'dead-letters' ? trigger.topic : trigger.topic.name,
      messageId: info.id,
      publishedAt: info.publishedAt,
      parent,
      now,
    })
    await untilSent(() => inTrace(work.trace, () => take(payload, info, work)))
  }

  async function take(payload: unknown, info: EventInfo, work: EventWork): Promise<void> {
    if (isOutdated(info)) {
      work.finish('outdated')
      return log.info({ eventId: info.id, outcome: 'outdated' }, `${trigger.name} let an old tick go`)
    }
    const checked: Checked<Static<Schema>> = check(payload)
    if (checked.ok) return attempt(checked.value, info, work)
    work.finish('unreadable')
    const unreadable = { eventId: info.id, outcome: 'unreadable', problems: checked.errors }
    log.error(unreadable, `${trigger.name} dropped an event with an unexpected payload`)
  }
}

/** When Pub/Sub stops trying to deliver the event, in RFC 3339. Null when its age is unknown. */
function lostAt({ publishedAt }: EventInfo): string | null {
  const published = Date.parse(publishedAt)
  return Number.isNaN(published) ? null : isoTime(published + KEPT_SECONDS * 1000)
}

function describe(event: CloudEvent<MessagePublished>): EventInfo {
  const message = event.data?.message
  return {
    id: event.id,
    attributes: message?.attributes ?? {},
    publishedAt: event.time ?? '',
    data: message?.data ?? '',
  }
}

function readJson(data: string): unknown {
  try {
    return JSON.parse(Buffer.from(data, 'base64').toString('utf8'))
  } catch {
    return undefined
  }
}

/** Cloud Storage's notifications cannot carry our attributes, so the trace comes with the object's own metadata. */
function traceparentIn(payload: unknown): string | undefined {
  if (typeof payload !== 'object' || payload === null || !('metadata' in payload)) return undefined
  const { metadata } = payload
  if (typeof metadata !== 'object' || metadata === null || !('traceparent' in metadata)) return undefined
  return typeof metadata.traceparent === 'string' ? metadata.traceparent : undefined
}
