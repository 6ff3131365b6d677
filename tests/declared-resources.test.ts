// A service may use only what its facts declare, and learns only from these where that is. What is missing there
// would otherwise show when the service is deployed: it would not start, or not be allowed to publish.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { functions } from '../infra/functions.ts'
import { facts } from '../services/api/facts.ts'
import type { ServiceFacts } from '../services/platform/service-facts.ts'
import type { Topic } from '../services/platform/topic.ts'
import { ROOMS } from '../services/rooms.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const services: [main: string, facts: ServiceFacts][] = [
  ['services/api/main.ts', facts],
  ...functions.map((trigger): [string, ServiceFacts] => [`functions/${trigger.name}/main.ts`, trigger]),
]

test.each(services)('%s uses the buckets and secrets that its facts declare', (main, declared) => {
  const { buckets = {}, secrets = [], seenSecrets = [], ownSecrets = [] } = declared
  const parts = [main, main.replace('main.ts', 'compose.ts')].filter((path) => existsSync(join(root, path)))
  const text = parts.map(read).join('\n')
  // What is not declared does not compile, as long as everything is located through the facts.
  expect(text.match(/_(BUCKET|SECRET): Type\b/g), `Use resourceConfig in ${main}`).toBeNull()
  const unused = (names: readonly string[], one: RegExp, all: RegExp) => {
    const used = [...text.matchAll(one)].map(([, name]) => name)
    return all.test(text) ? [] : names.filter((name) => !used.includes(name))
  }
  expect([
    ...unused(Object.keys(buckets), /\bbuckets\.(\w+)/g, /\blocateBuckets\(|\bbuckets( }|,\n)/),
    ...unused(
      [...secrets, ...seenSecrets, ...ownSecrets],
      /\blocateSecrets\(\w+, config\)\['([\w-]+)'\]/g,
      /\blocateSecrets\(\w+, config\),/,
    ),
  ]).toEqual([])
})

const sweepingFiles = (room: string) =>
  readdirSync(join(root, 'services', room), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)sweeping\.ts$/.test(file))
    .map((file) => `services/${room}/${file}`)

const publishing = ROOMS.filter((room) => sweepingFiles(room).some((file) => /\bpublish\(/.test(read(file))))

/** Topics by the names of their constants: a room may also publish another room's. */
async function topicsByName(): Promise<Record<string, Topic | undefined>> {
  const files = ROOMS.map((room) => `services/${room}/events.ts`).filter((file) =>
    existsSync(join(root, file)),
  )
  return Object.assign({}, ...(await Promise.all(files.map((file) => import(`../${file}`)))))
}

test.each(publishing)('the sweep may publish what the sweeping of %s publishes', async (room) => {
  const events = await topicsByName()
  const text = sweepingFiles(room).map(read).join('\n')
  const published = [...text.matchAll(/\bpublish\((\w+),/g)].map(([, topic]) => events[topic ?? '']?.name)
  const may = functions.find(({ name }) => name === 'work-sweep')?.publishes?.map(({ name }) => name)
  expect(published.length).toBeGreaterThan(0)
  expect(may, 'Each topic must start a function that services/shelf/origins.ts knows').toEqual(
    expect.arrayContaining(published),
  )
})

test('every folder with a main.ts among the functions was looked at', () => {
  const folders = readdirSync(join(root, 'functions')).filter((name) =>
    existsSync(join(root, 'functions', name, 'main.ts')),
  )
  expect(services.map(([main]) => main).sort()).toEqual(
    ['services/api/main.ts', ...folders.map((name) => `functions/${name}/main.ts`)].sort(),
  )
})
