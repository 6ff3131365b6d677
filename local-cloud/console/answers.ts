import { PRICES, PRICES_OF } from '../billing/prices.ts'
import type { ConsoleDeps } from './deps.ts'
import type { FaultControl } from './fault-control.ts'
import { SETTINGS } from './fault-control.ts'
import { findLogs, readLogQuery } from './logs.ts'
import { mapOf } from './map.ts'
import { messagesOf, topicsOf } from './messages.ts'
import { NotFound } from './not-found.ts'
import { trafficOf } from './overview.ts'
import type { Recorder } from './recorder.ts'
import { documentsAt, objectAt, objectsIn } from './stored.ts'

export type Answer = object

type AnswersDeps = ConsoleDeps & { recorder: Recorder; faults: FaultControl }

/** What the page asks for, by path. */
export function createAnswers(deps: AnswersDeps) {
  const { description, clock, run, scheduler, secrets, spans, recorder, faults, mailbox } = deps
  const map = mapOf(description, deps.uriOf)
  const names = description.services.map(({ name }) => name)

  const answers: Record<string, (query: URLSearchParams) => Answer | Promise<Answer>> = {
    '/api/about': () => ({
      projectId: description.projectId,
      location: description.location,
      services: names,
      mailbox: mailbox.url,
      last: { event: recorder.events.last(), log: recorder.logs.last() },
    }),
    '/api/overview': () => {
      const traffic = trafficOf(run.requests(), names, clock.now())
      return {
        services: description.services.map(({ name, maxInstances, memoryBytes, concurrency }) => ({
          name,
          url: deps.uriOf(name),
          maxInstances,
          memoryBytes,
          concurrency,
          instances: run.instances(name),
          ...recorder.counts(name),
          ...traffic[name],
        })),
        subscriptions: deps.pubsub.look.subscriptions(),
        faults: faults.active(),
        now: clock.now(),
      }
    },
    '/api/map': () => map,
    '/api/events': () => ({ events: recorder.events.since(recorder.events.last() - 200) }),
    '/api/traces': (query) => ({ traces: tracesOf(query) }),
    '/api/trace': (query) => {
      const id = query.get('id') ?? ''
      const logs = findLogs(recorder.logs, readLogQuery(new URLSearchParams({ trace: id, limit: '1000' })))
      return { spans: spans.trace(id), logs: id === '' ? [] : logs }
    },
    '/api/logs': (query) => ({
      logs: findLogs(recorder.logs, readLogQuery(query)),
      last: recorder.logs.last(),
    }),
    '/api/topics': () => topicsOf(deps),
    '/api/messages': (query) => messagesOf(deps, query.get('subscription') ?? ''),
    '/api/buckets': () => ({
      buckets: description.buckets.map(
        ({ name, storageClass, softDeleteSeconds, versioning, lifecycle }) => ({
          name,
          storageClass,
          softDeleteSeconds,
          versioning,
          lifecycle: lifecycle.length,
        }),
      ),
    }),
    '/api/objects': (query) => objectsIn(deps, query),
    '/api/object': (query) => objectAt(deps, query),
    '/api/documents': (query) => documentsAt(deps, query),
    '/api/schedules': () => ({
      now: clock.now(),
      schedules: description.schedules.map(({ name, schedule, timeZone, topic }) => ({
        name,
        schedule,
        timeZone,
        topic,
        next: scheduler.nextRun(name),
      })),
    }),
    '/api/secrets': () => ({ secrets: secrets.look() }),
    '/api/accounts': () => ({
      accounts: description.serviceAccounts.map(({ accountId, email }) => ({
        accountId,
        email,
        services: description.services
          .filter(({ serviceAccountEmail }) => serviceAccountEmail === email)
          .map(({ name }) => name),
        bindings: description.bindings.filter(({ member }) => member === `serviceAccount:${email}`),
      })),
      others: description.bindings.filter(({ member }) =>
        description.serviceAccounts.every(({ email }) => member !== `serviceAccount:${email}`),
      ),
    }),
    '/api/mail': () => ({ url: mailbox.url, mails: mailbox.messages().slice(0, 100) }),
    '/api/alerts': () => ({
      now: clock.now(),
      incidents: deps.monitoring.incidents(),
      policies: description.monitoring.policies,
    }),
    '/api/costs': () => ({
      since: deps.billing.since(),
      bill: deps.billing.cost().map((line) => ({ ...line, unit: PRICES[line.sku].unit })),
      lines: deps.billing.lines(),
      pricesOf: PRICES_OF,
    }),
    '/api/faults': () => ({ active: faults.active(), settings: SETTINGS, services: names }),
  }

  function tracesOf(query: URLSearchParams) {
    const service = query.get('service') ?? ''
    const text = (query.get('text') ?? '').toLowerCase()
    return spans
      .recent(500)
      .filter(
        (trace) =>
          (service === '' || trace.services.some((each) => each.includes(service))) &&
          (!query.has('errors') || trace.hasError) &&
          (text === '' || trace.name.toLowerCase().includes(text) || trace.traceId.includes(text)),
      )
      .slice(0, 100)
  }

  return async (url: URL): Promise<Answer> => {
    const answer = Object.hasOwn(answers, url.pathname) ? answers[url.pathname] : undefined
    if (!answer) throw new NotFound(`There is no ${url.pathname}`)
    return await answer(url.searchParams)
  }
}
