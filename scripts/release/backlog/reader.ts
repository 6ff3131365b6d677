// Runs in a process of its own, for one tree of the project: `reader.ts TREE` prints a backlog that this tree could have
// published and what of it its own handlers cannot read, `reader.ts TREE -` reads a backlog from its standard input and
// prints what this tree's handlers cannot read.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { functions as Functions } from '../../../infra/functions.ts'
import type { eventHandler as EventHandler } from '../../../services/platform/event-handler.ts'
import { examplesOf, type JsonSchema } from './examples.ts'

export interface Message {
  topic: string
  payload: unknown
}

/** What a tree publishes. */
export interface Published {
  messages: Message[]
  unread: Unread[]
}

/** A message that a function drops, or that no function takes. */
export interface Unread extends Message {
  /** Null when nobody hears the topic any more. */
  function: string | null
  /** Field and problem. */
  problems: string[]
}

const [tree = '', mode] = process.argv.slice(2)
const load = async <Module>(path: string) => (await import(pathToFileURL(join(tree, path)).href)) as Module
const { functions } = await load<{ functions: typeof Functions }>('infra/functions.ts')
const heard = functions.flatMap(({ name, topic, timeoutSeconds }) =>
  topic === 'dead-letters' ? [] : [{ name, topic, timeoutSeconds }],
)
const answer = mode === '-' ? await read(JSON.parse(readFileSync(0, 'utf8'))) : await published()
console.log(JSON.stringify(answer))

async function published(): Promise<Published> {
  const messages = backlog()
  return { messages, unread: await read(messages) }
}

function backlog(): Message[] {
  const topics = new Map(heard.map(({ topic }) => [topic.name, topic.payload]))
  return [...topics].flatMap(([topic, payload]) =>
    examplesOf(JSON.parse(JSON.stringify(payload)) as JsonSchema).map((example) => ({
      topic,
      payload: example,
    })),
  )
}

/** Every function gets every message of its topic, as Pub/Sub would push it. */
async function read(messages: Message[]): Promise<Unread[]> {
  const { eventHandler } = await load<{ eventHandler: typeof EventHandler }>(
    'services/platform/event-handler.ts',
  )
  const unread: Unread[] = []
  for (const message of messages) {
    const takers = heard.filter(({ topic }) => topic.name === message.topic)
    if (takers.length === 0)
      unread.push({ ...message, function: null, problems: ['nobody hears this topic'] })
    for (const trigger of takers) {
      let problems: string[] = ['it was dropped']
      const handle = eventHandler({
        trigger,
        schema: trigger.topic.payload,
        handle: async () => {
          problems = []
        },
        log: recorder((found) => {
          problems = found
        }),
        failures: { record: async () => undefined },
      })
      await handle(delivery(message.payload))
      if (problems.length > 0) unread.push({ ...message, function: trigger.name, problems })
    }
  }
  return unread
}

type Delivery = Parameters<ReturnType<typeof EventHandler>>[0]

function delivery(payload: unknown): Delivery {
  const data = Buffer.from(JSON.stringify(payload)).toString('base64')
  const event = { id: '1', time: new Date().toISOString(), data: { message: { data, attributes: {} } } }
  return event as unknown as Delivery
}

type Log = Parameters<typeof EventHandler>[0]['log']

/** A log of which only the problems of an unreadable payload matter. */
function recorder(tell: (problems: string[]) => void): Log {
  const quiet = () => undefined
  return {
    debug: quiet,
    info: quiet,
    warn: quiet,
    error({ problems = [] }: { problems?: { field: string; message: string }[] }) {
      if (problems.length > 0)
        tell(problems.map(({ field, message }) => `${field || 'the payload'} ${message}`))
    },
  } as unknown as Log
}
