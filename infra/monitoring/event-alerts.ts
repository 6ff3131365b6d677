// Events: whether they are handled, and what becomes of those that are not.
import { ATTEMPTS, patienceSeconds } from '../../services/platform/retry.ts'
import { functions } from '../functions.ts'
import {
  type Alert,
  absence,
  highestOf,
  limit,
  logged,
  percentileOf,
  run,
  SERVICE,
  SUBSCRIPTION,
  series,
  subscription,
  sumOf,
} from './alert.ts'
import { INSTANCE_FAILURES, valuesOf } from './log-metrics.ts'

const LETTERS = `${SUBSCRIPTION}=ends_with("-dead-letter")`
const EVENTS = `NOT ${LETTERS}`
const BY_SUBSCRIPTION = [SUBSCRIPTION]
const TEN_MINUTES = 600

/** Longer than an event is retried before it becomes a dead letter, with half as much again for the backoff's chance. */
const OVERDUE_SECONDS = Math.ceil((patienceSeconds(ATTEMPTS) * 1.5) / 60) * 60

/** Four ticks have not come. */
const SILENT_TICKS = 4

export function eventAlerts(): Alert[] {
  return [
    {
      runbook: 'subscription-stuck',
      title: 'Events wait',
      severity: 'ERROR',
      meaning: 'More than ten events of one function wait, the oldest for a quarter of an hour.',
      combiner: 'AND_WITH_MATCHING_RESOURCE',
      conditions: [
        limit(
          'the oldest is older than 15 min',
          highestOf(subscription('oldest_unacked_message_age', EVENTS), 60, BY_SUBSCRIPTION),
          { above: 900, lasting: 300 },
        ),
        limit(
          'more than ten wait',
          highestOf(subscription('num_undelivered_messages', EVENTS), 60, BY_SUBSCRIPTION),
          { above: 10, lasting: 300 },
        ),
      ],
    },
    {
      runbook: 'event-overdue',
      title: 'An event is retried longer than it may be',
      severity: 'ERROR',
      meaning: 'It should have become a dead letter long ago; Pub/Sub may have lost the right to forward it.',
      conditions: [
        limit(
          `the oldest is older than ${OVERDUE_SECONDS / 60} min`,
          highestOf(subscription('oldest_unacked_message_age', EVENTS), 60, BY_SUBSCRIPTION),
          { above: OVERDUE_SECONDS, lasting: 300 },
        ),
      ],
    },
    {
      runbook: 'dead-letters',
      title: 'Events were given up',
      severity: 'ERROR',
      meaning: 'A function failed with an event until nobody tried any more. The event is on the shelf.',
      conditions: [
        limit(
          'a letter was forwarded',
          sumOf(subscription('dead_letter_message_count'), 300, BY_SUBSCRIPTION),
          { above: 0 },
        ),
      ],
    },
    {
      runbook: 'shelf-down',
      title: 'Dead letters do not reach the shelf',
      severity: 'CRITICAL',
      meaning:
        'A dead letter has waited for half an hour. After seven days Pub/Sub drops it, and nothing else has it.',
      conditions: [
        limit(
          'the oldest is older than 30 min',
          highestOf(subscription('oldest_unacked_message_age', LETTERS), 60, BY_SUBSCRIPTION),
          { above: 1800, lasting: 300 },
        ),
      ],
    },
    {
      runbook: 'letter-at-risk',
      title: 'The shelf could not take a letter',
      severity: 'CRITICAL',
      meaning: 'The function that shelves dead letters runs and fails. After seven days they are lost.',
      conditions: [
        {
          displayName: 'an entry says so',
          conditionMatchedLog: {
            filter: 'resource.type="cloud_run_revision" AND jsonPayload.alert="letter-at-risk"',
          },
        },
      ],
      rateLimitSeconds: 3600,
    },
    {
      runbook: 'schedule-silent',
      title: 'A schedule is silent',
      severity: 'ERROR',
      meaning: 'Ticks of the clock do not come any more: mails are not paced, stalled work is not found.',
      conditions: silentSchedules(),
      // It stays open until ticks come: without them there is no data, for which others are closed.
      autoCloseSeconds: 7 * 86_400,
    },
    {
      runbook: 'service-failing',
      title: 'A service crashes or keeps failing',
      severity: 'ERROR',
      meaning: 'Instances end by themselves or do not start, or a function answers 5xx again and again.',
      conditions: [
        limit('more than three instances failed', sumOf(logged(INSTANCE_FAILURES), TEN_MINUTES, [SERVICE]), {
          above: 3,
        }),
        limit(
          'more than fifty events failed',
          sumOf(
            run('request_count', `NOT ${SERVICE}="api"`, 'metric.labels.response_code_class="5xx"'),
            TEN_MINUTES,
            [SERVICE],
          ),
          { above: 50 },
        ),
      ],
    },
    {
      runbook: 'mail-overdue',
      title: 'Mails are due and not sent',
      severity: 'ERROR',
      meaning: 'Somebody’s mails have been due for more than ten minutes, and every tick left them.',
      conditions: [
        limit('overdue by more than 10 min', percentileOf(logged(valuesOf('mail-overdue')), 99, 300), {
          above: 600,
          lasting: 300,
        }),
      ],
    },
  ]
}

/** One condition for each rhythm. */
function silentSchedules() {
  const topics = new Map<number, Set<string>>()
  for (const { topic } of functions) {
    if (topic === 'dead-letters' || !topic.schedule) continue
    const minutes = minutesBetween(topic.schedule.cron)
    topics.set(minutes, (topics.get(minutes) ?? new Set()).add(topic.name))
  }
  return [...topics].map(([minutes, names]) =>
    absence(
      `no tick of every ${minutes} min`,
      series(
        'pubsub.googleapis.com/topic/send_message_operation_count',
        'pubsub_topic',
        `resource.labels.topic_id=one_of(${[...names].map((name) => `"${name}"`).join(', ')})`,
      ),
      // A tick a minute may be late now and then.
      Math.max(minutes * SILENT_TICKS, 10) * 60,
      ['resource.labels.topic_id'],
    ),
  )
}

/** Minutes from tick to tick. Throws for a rhythm that nobody has decided how long to wait for. */
export function minutesBetween(cron: string): number {
  const match = /^\*(?:\/(\d+))? \* \* \* \*$/.exec(cron)
  if (!match) throw new Error(`How long may the schedule "${cron}" be silent?`)
  return Number(match[1] ?? 1)
}
