import type { IncomingMessage } from 'node:http'
import { readJson } from '../iam/json-http.ts'
import type { ConsoleDeps } from './deps.ts'
import type { Fault, FaultControl } from './fault-control.ts'
import { NotFound } from './not-found.ts'

type Body = Record<string, unknown>

/** What the page can do, by path. */
export function createActions(deps: ConsoleDeps & { faults: FaultControl }) {
  const { run, pubsub, scheduler, faults, description } = deps

  function service(body: Body): string {
    const name = text(body, 'service')
    if (!description.services.some((each) => each.name === name))
      throw new NotFound(`There is no service ${name}.`)
    return name
  }

  const actions: Record<string, (body: Body) => object | Promise<object>> = {
    '/api/restart': async (body) => {
      await run.restart(service(body))
      return {}
    },
    '/api/crash': (body) => {
      const name = service(body)
      const { pid } = body
      if (typeof pid !== 'number' || !run.crash(name, pid))
        throw new NotFound('This instance is already gone.')
      return {}
    },
    '/api/run-schedule': (body) => {
      scheduler.runNow(text(body, 'schedule'))
      return {}
    },
    '/api/publish': async (body) => {
      const topic = text(body, 'topic')
      if (!pubsub.look.topics().includes(topic)) throw new NotFound(`There is no topic ${topic}.`)
      const data = Buffer.from(text(body, 'data'))
      const attributes = attributesIn(body.attributes)
      // Loaded with the first message, because it brings gRPC.
      const { checkMessages } = await import('../pubsub/publish-rules.ts')
      checkMessages([{ data, attributes }])
      return { messageId: pubsub.publish(topic, { data, attributes }) }
    },
    '/api/fault': (body) => {
      const fault: Fault = { target: text(body, 'target'), settings: { ...Object(body.settings) } }
      faults.set(fault, typeof body.seed === 'number' ? body.seed : 1)
      return { active: faults.active() }
    },
    '/api/heal': () => {
      faults.healAll()
      return { active: [] }
    },
  }

  return async (request: IncomingMessage, path: string): Promise<object> => {
    const act = Object.hasOwn(actions, path) ? actions[path] : undefined
    const body = await readJson(request)
    if (!act) throw new NotFound(`There is no ${path}`)
    if (!body) throw new Error('The request is not a JSON object.')
    return await act(body)
  }
}

function text(body: Body, name: string): string {
  const value = body[name]
  if (typeof value !== 'string') throw new Error(`The request needs ${name}.`)
  return value
}

function attributesIn(value: unknown): Record<string, string> {
  const attributes = Object.entries(Object(value) as Record<string, unknown>)
  for (const [name, each] of attributes)
    if (typeof each !== 'string') throw new Error(`The attribute ${name} must be a text.`)
  return Object.fromEntries(attributes) as Record<string, string>
}
