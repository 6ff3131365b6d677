// The path of an event: topic, subscription, push, dead letter, shelf.
import { ATTEMPTS, BACKOFF, KEPT_SECONDS, TICKS_KEPT_SECONDS } from '../../../services/platform/retry.ts'
import type { Cloud, Resource } from '../cloud.ts'
import { factsOf, shelf, shelved, started, topics, triggerOf } from '../facts.ts'
import { differences, equals, is, type Rule, reads, wants } from '../rule.ts'

const SUBSCRIPTION = 'google_pubsub_subscription'
const RETRIES = 'https://cloud.google.com/pubsub/docs/handling-failures'

const LETTERS = /-dead-letter$/
const isLetters = ({ attributes }: Resource) => LETTERS.test(String(attributes.name))
/** The service that must get what the subscription delivers. */
const receiver = (resource: Resource) =>
  isLetters(resource) ? shelf?.name : triggerOf(resource.attributes.name)?.name
/** The topic that it must listen to. */
const source = (resource: Resource) =>
  isLetters(resource) ? String(resource.attributes.name) : triggerOf(resource.attributes.name)?.topic.name
const isTick = (resource: Resource) => triggerOf(resource.attributes.name)?.topic.schedule !== undefined

const names = (cloud: Cloud, type: string) =>
  new Map(cloud.all(type).map(({ attributes, address }) => [String(attributes.name), address]))

export const eventRules: Rule[] = [
  {
    id: 'topics-as-declared',
    severity: 'high',
    why: 'An event of a topic that is missing is refused; letters without a topic are lost.',
    mend: "Topics come from the triggers, dead-letter topics from the functions' names.",
    link: 'https://cloud.google.com/pubsub/docs/create-topic',
    judges: { google_pubsub_topic: ['name'] },
    *check(cloud) {
      if (cloud.stack !== 'studio') return
      const letters = shelved.map(({ name }) => `${name}-dead-letter`)
      yield* differences(
        names(cloud, 'google_pubsub_topic'),
        new Set([...topics.map(({ name }) => name), ...letters]),
        { missing: 'a topic is missing', extra: 'no function is started by this topic' },
      )
    },
  },
  {
    id: 'subscriptions-as-declared',
    severity: 'critical',
    why: 'Without its subscription a function is never started, and a dead letter that nobody takes is gone.',
    mend: 'One subscription for each function, and one for its dead letters.',
    link: 'https://cloud.google.com/pubsub/docs/dead-letter-topics',
    judges: { [SUBSCRIPTION]: ['name'] },
    *check(cloud) {
      if (cloud.stack !== 'studio') return
      const letters = shelved.map(({ name }) => `${name}-dead-letter`)
      yield* differences(
        names(cloud, SUBSCRIPTION),
        new Set([...started.map(({ name }) => name), ...letters]),
        { missing: 'a subscription is missing', extra: 'no function is started by this subscription' },
      )
    },
  },
  wants({
    id: 'subscription-of-the-right-topic',
    severity: 'critical',
    why: 'A function that gets the events of another topic drops them all as unreadable.',
    mend: "The topic is that of the function's trigger.",
    link: 'https://cloud.google.com/pubsub/docs/create-push-subscription',
    on: SUBSCRIPTION,
    wants: { topic: reads('the topic of the trigger', (resource) => `<topic ${source(resource)}>.id`) },
  }),
  wants({
    id: 'push-to-own-service',
    severity: 'critical',
    why: 'Events carry what people do. A push over http, or to a host of somebody else, tells it to them.',
    mend: "Push to the service's own address, with the topic as its path.",
    link: 'https://cloud.google.com/pubsub/docs/push',
    on: SUBSCRIPTION,
    wants: {
      'push_config.push_endpoint': reads(
        'the address of its service and the path of its topic',
        (resource) => `<service ${receiver(resource)}>.uri/<topic ${source(resource)}>.id`,
      ),
    },
  }),
  wants({
    id: 'push-with-identity',
    severity: 'critical',
    why: 'Without a token for exactly this service every push is refused, or none is checked.',
    mend: "Push as event-push, for the service's own address as audience.",
    link: 'https://cloud.google.com/pubsub/docs/authenticate-push-subscriptions',
    on: SUBSCRIPTION,
    wants: {
      'push_config.oidc_token.audience': reads(
        "the service's address",
        (resource) => `<service ${receiver(resource)}>.uri`,
      ),
      'push_config.oidc_token.service_account_email': reads(
        'event-push',
        () => '<service_account event-push>.email',
      ),
    },
  }),
  wants({
    id: 'letters-go-to-the-shelf',
    severity: 'critical',
    why: 'An event that is given up and goes nowhere is lost; one that goes to its own topic goes round for ever.',
    mend: 'Its dead-letter topic is its own, never its source.',
    link: 'https://cloud.google.com/pubsub/docs/dead-letter-topics',
    on: SUBSCRIPTION,
    wants: {
      'dead_letter_policy.dead_letter_topic': {
        words: 'its own dead-letter topic, except for ticks and letters',
        allows: (value, resource, cloud) =>
          isLetters(resource) || isTick(resource)
            ? value === undefined
            : cloud.named(value) === `<topic ${resource.attributes.name}-dead-letter>.id` &&
              value !== resource.attributes.topic,
      },
    },
  }),
  wants({
    id: 'patience-outlasts-an-outage',
    severity: 'high',
    why: 'With five attempts an outage of two minutes puts everything on the shelf.',
    mend: 'Attempts come from services/platform/retry.ts.',
    link: RETRIES,
    on: SUBSCRIPTION,
    wants: {
      'dead_letter_policy.max_delivery_attempts': equals('enough for half an hour', (resource) =>
        isLetters(resource) || isTick(resource) ? undefined : ATTEMPTS,
      ),
    },
  }),
  wants({
    id: 'retries-wait',
    severity: 'medium',
    why: 'Without a pause a failing function gets the same event at once, again and again.',
    mend: 'Ten seconds to ten minutes.',
    link: 'https://cloud.google.com/pubsub/docs/subscription-retry-policy',
    on: SUBSCRIPTION,
    wants: {
      'retry_policy.minimum_backoff': is(`${BACKOFF.minimumSeconds}s`),
      'retry_policy.maximum_backoff': is(`${BACKOFF.maximumSeconds}s`),
    },
  }),
  wants({
    id: 'events-kept-a-week',
    severity: 'high',
    why: 'What nobody could deliver in that time is gone. Ticks are the exception: an old one is only work.',
    mend: 'Seven days, which is the maximum; ten minutes for ticks.',
    link: 'https://cloud.google.com/pubsub/docs/subscription-properties',
    on: SUBSCRIPTION,
    wants: {
      message_retention_duration: equals(
        'a week, ten minutes for ticks',
        (resource) => `${isTick(resource) ? TICKS_KEPT_SECONDS : KEPT_SECONDS}s`,
      ),
      retain_acked_messages: is(undefined),
    },
  }),
  wants({
    id: 'subscription-never-expires',
    severity: 'high',
    why: 'Pub/Sub removes a subscription without traffic after a month, and its events with it.',
    mend: 'An empty ttl.',
    link: 'https://cloud.google.com/pubsub/docs/subscription-properties#expiration_period',
    on: SUBSCRIPTION,
    wants: { 'expiration_policy.ttl': is('') },
  }),
  wants({
    id: 'deadline-longer-than-the-work',
    severity: 'high',
    why: 'If Pub/Sub waits less than the function may take, it delivers the event twice at once.',
    mend: "Ten seconds more than the function's time, at most 600.",
    link: 'https://cloud.google.com/pubsub/docs/lease-management',
    on: SUBSCRIPTION,
    wants: {
      ack_deadline_seconds: equals('ten seconds more than the function may take', (resource) =>
        Math.min((factsOf(receiver(resource))?.timeoutSeconds ?? 0) + 10, 600),
      ),
    },
  }),
  wants({
    id: 'events-reach-who-they-are-for',
    severity: 'high',
    why: 'An event that is sent again for one function would start all others a second time.',
    mend: 'The filter lets through what is for nobody in particular, or for this function.',
    link: 'https://cloud.google.com/pubsub/docs/subscription-message-filter',
    on: SUBSCRIPTION,
    wants: {
      filter: equals('the filter for its function', (resource) =>
        isLetters(resource)
          ? undefined
          : `NOT attributes:for OR attributes.for = "${resource.attributes.name}"`,
      ),
      enable_message_ordering: is(undefined),
      enable_exactly_once_delivery: is(undefined),
    },
  }),
  wants({
    id: 'topics-can-be-replayed',
    severity: 'medium',
    why: 'After a faulty deployment the events of the last days can be delivered again only if the topic has kept them.',
    mend: 'Seven days; ticks keep ten minutes.',
    link: 'https://cloud.google.com/pubsub/docs/replay-overview',
    on: 'google_pubsub_topic',
    wants: {
      message_retention_duration: equals('a week, nothing for ticks', ({ attributes }) => {
        const topic = topics.find(({ name }) => name === attributes.name)
        return topic?.schedule ? undefined : `${KEPT_SECONDS}s`
      }),
    },
  }),
  {
    id: 'announcements-as-declared',
    severity: 'critical',
    why: 'Without its announcement an upload starts nothing; one of the wrong bucket starts a function with its own output, for ever.',
    mend: 'A topic says in `announces` of which bucket it hears.',
    link: 'https://cloud.google.com/storage/docs/pubsub-notifications',
    judges: { google_storage_notification: ['*'] },
    *check(cloud) {
      if (cloud.stack !== 'studio') return
      const found = new Map(
        cloud.all('google_storage_notification').map(({ address, attributes }) => {
          const { bucket, topic, event_types, payload_format, object_name_prefix } = attributes
          const rest = JSON.stringify([event_types, payload_format, object_name_prefix])
          return [`${cloud.named(bucket)} to ${cloud.named(topic)} ${rest}`, address]
        }),
      )
      const expected = topics.flatMap(({ name, announces, announcedPrefix }) => {
        if (!announces) return []
        const rest = JSON.stringify([['OBJECT_FINALIZE'], 'JSON_API_V1', announcedPrefix])
        return [`<bucket ${cloud.environment.projectId}-${announces}>.name to <topic ${name}>.id ${rest}`]
      })
      yield* differences(found, new Set(expected), {
        missing: 'an announcement is missing',
        extra: 'nobody declared this announcement',
      })
    },
  },
  {
    id: 'no-function-starts-itself',
    severity: 'critical',
    why: 'A function that writes into the bucket that starts it never ends, and is paid for until somebody notices.',
    mend: 'Inputs and outputs lie in different buckets.',
    link: 'https://cloud.google.com/functions/docs/bestpractices/tips#avoid_recursion',
    judges: {},
    *check(cloud) {
      for (const { name, topic, buckets } of started) {
        const access = topic.announces && buckets?.[topic.announces]
        if (access && access !== 'read')
          yield {
            address: `functions/${name}/trigger.ts`,
            attribute: 'buckets',
            message: `it writes into ${topic.announces}`,
          }
      }
      void cloud
    },
  },
  {
    id: 'schedules-as-declared',
    severity: 'high',
    why: 'What stalls is only found by the sweep, and mails only go by the tick.',
    mend: "A topic's schedule says when, in UTC.",
    link: 'https://cloud.google.com/scheduler/docs/configuring/cron-job-schedules',
    judges: { google_cloud_scheduler_job: ['*'] },
    *check(cloud) {
      if (cloud.stack !== 'studio') return
      const text = (
        name: string,
        cron: unknown,
        zone: unknown,
        topic: string,
        region: unknown,
        data: unknown,
      ) => `${name} at ${cron} ${zone} on ${topic} in ${region} with ${data}`
      const found = new Map(
        cloud.all('google_cloud_scheduler_job').map(({ address, attributes }) => {
          const { name, schedule, time_zone, region, ...rest } = attributes
          const { topic_name, data, ...more } = (rest.pubsub_target ?? {}) as Record<string, unknown>
          const odd = rest.paused === undefined && Object.keys(more).length === 0 ? '' : ' changed'
          return [
            text(String(name), schedule, time_zone, cloud.named(topic_name), region, data) + odd,
            address,
          ]
        }),
      )
      const expected = topics.flatMap(({ name, schedule }) =>
        schedule
          ? [text(name, schedule.cron, 'Etc/UTC', `<topic ${name}>.id`, cloud.environment.region, 'e30=')]
          : [],
      )
      yield* differences(found, new Set(expected), {
        missing: 'a schedule is missing',
        extra: 'nobody declared this schedule',
      })
    },
  },
]
