// The parts of the models over the local cloud and a server that speaks the providers' formats, with time that moves.

import { type ModelServer, startModels } from '../../tests/outside/models.ts'
import type { Actor } from '../platform/client.ts'
import { newId } from '../platform/ids.ts'
import type { DatabaseIndexes } from '../platform/indexes.ts'
import { PROJECT, SECRETS, startTestCloud, type TestCloud } from '../platform/test-cloud.ts'
import { aiIndexes } from './indexes.ts'
import { createLazyAi, type LazyAi } from './lazy-ai.ts'
import { type AiParts, createAiParts } from './parts.ts'
import { providersAt } from './providers/one-server.ts'
import type { ModelCreation } from './schemas.ts'
import type { Timing } from './timing.ts'

/** Who changes models here. */
export const ADMIN: Actor = { id: 'admin', client: { userAgent: 'a test', address: '192.0.2.1' } }

export interface ModelWorld extends AsyncDisposable {
  cloud: TestCloud
  server: ModelServer
  parts: AiParts
  /** The same parts in another process. */
  anotherInstance(): AiParts
  /** What a function has of them. */
  inFunction: LazyAi
  putKeys(secret: string, keys: string): Promise<void>
  /** Adds a model of Groq, unless something else is said. */
  add(displayName: string, creation?: Partial<ModelCreation>): Promise<string>
  /** The pauses that were made, in milliseconds. */
  pauses: number[]
  /** Lets the time limits pass of everything that is being asked: all, or those up to some milliseconds. */
  timeOut(upTo?: number): void
}

export async function setUpModels(rooms: readonly DatabaseIndexes[] = []): Promise<ModelWorld> {
  const [cloud, server] = await Promise.all([startTestCloud([aiIndexes, ...rooms]), startModels()])
  const { now } = cloud.clock
  const { timing, pauses, timeOut } = movedTiming(cloud.clock.advance)
  const all: AiParts[] = []
  const deps = {
    firestore: cloud.firestore,
    keySecrets: SECRETS,
    log: { info: () => undefined, warn: () => undefined },
    now,
    newId,
    providers: providersAt(server.url, now),
    timing,
  }
  const start = () => {
    const parts = createAiParts({ ...deps, secrets: cloud.secrets, saveResume: null })
    all.push(parts)
    return parts
  }
  const parts = start()
  return {
    cloud,
    server,
    parts,
    anotherInstance: start,
    inFunction: createLazyAi({ ...deps, secrets: async () => cloud.secrets }),
    pauses,
    timeOut,
    async putKeys(secret, keys) {
      await cloud.secrets.addSecretVersion({
        parent: `projects/${PROJECT}/secrets/${secret}`,
        payload: { data: Buffer.from(keys) },
      })
    },
    async add(displayName, creation = {}) {
      const secretNames = ['groq-keys']
      const model = {
        displayName,
        modelName: displayName,
        provider: 'groq' as const,
        secretNames,
        ...creation,
      }
      return (await parts.models.create({ isLoginRequired: false, ...model }, ADMIN)).id
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(all.map((each) => each.close()))
      await server[Symbol.asyncDispose]()
      await cloud[Symbol.asyncDispose]()
    },
  }
}

/** Pauses move the clock instead of waiting, and limits pass when the test says so. */
export function movedTiming(advance: (milliseconds: number) => void) {
  const pauses: number[] = []
  const limits = new Map<AbortController, number>()
  const timing: Omit<Timing, 'now'> = {
    random: () => 0.5,
    async pause(milliseconds) {
      pauses.push(Math.round(milliseconds))
      advance(milliseconds)
    },
    limit(milliseconds) {
      const limit = new AbortController()
      limits.set(limit, milliseconds)
      return limit.signal
    },
  }
  const timeOut = (upTo = Number.POSITIVE_INFINITY) => {
    for (const [limit, milliseconds] of limits) {
      if (milliseconds > upTo) continue
      limits.delete(limit)
      limit.abort()
    }
  }
  return { timing, pauses, timeOut }
}
