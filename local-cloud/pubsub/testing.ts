// A small Pub/Sub for the tests beside it: a real gRPC server, the official client, endpoints over HTTP.

import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PubSub } from '@google-cloud/pubsub'
import { Server, ServerCredentials } from '@grpc/grpc-js'
import { type Clock, createClock } from '../clock.ts'
import type { SubscriptionDescription } from '../description.ts'
import type { GrpcService } from '../grpc.ts'
import type { Happening } from '../happenings.ts'
import { createPubsub, type PubsubOptions } from './pubsub.ts'

export const PROJECT = 'atelier-local'

/** A clock that stands still until it is moved, so that the times in these tests are exact. */
export function stoppedClock(start = Date.now()): Clock {
  let time = start
  let alarms: { due: number; callback: () => void }[] = []
  return {
    now: () => time,
    after(delay, callback) {
      const alarm = { due: time + delay, callback }
      alarms.push(alarm)
      return () => {
        alarms = alarms.filter((other) => other !== alarm)
      }
    },
    advance(ms) {
      time += ms
      const due = alarms.filter((alarm) => alarm.due <= time)
      alarms = alarms.filter((alarm) => alarm.due > time)
      for (const { callback } of due) callback()
    },
  }
}

/** A subscription as Terraform describes it, with its defaults. */
export function subscription(
  name: string,
  topic: string,
  more: Partial<SubscriptionDescription> = {},
): SubscriptionDescription {
  return {
    name,
    topic,
    ackDeadlineSeconds: 10,
    messageRetentionSeconds: 604_800,
    retainAckedMessages: false,
    enableMessageOrdering: false,
    filter: '',
    push: null,
    retry: null,
    deadLetter: null,
    labels: {},
    ...more,
  }
}

export const topic = (name: string, messageRetentionSeconds: number | null = null) => ({
  name,
  messageRetentionSeconds,
  labels: {},
})

export const pushTo = (endpoint: string) => ({ endpoint, oidc: null, attributes: {} })

/** An IAM that allows everything except what `denied` lists ("permission resource"). */
export const iam = (denied: string[] = []) => ({
  idToken: ({ email, audience }: { email: string; audience: string }) => `token of ${email} for ${audience}`,
  allows: (_email: string | null, permission: string, resource: string) =>
    !denied.includes(`${permission} ${resource}`),
})

export async function serve(services: GrpcService[]) {
  const server = new Server({ 'grpc.max_receive_message_length': 20 * 2 ** 20 })
  for (const { definition, implementation } of services) server.addService(definition, implementation)
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    )
  })
  return { port, stop: () => server.forceShutdown() }
}

export async function startPubsub(
  options: Partial<PubsubOptions> & Partial<PubsubOptions['description']> = {},
) {
  const ownDir = options.dataDir === undefined
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'pubsub-'))
  const clock = options.clock ?? createClock()
  const { topics = [], subscriptions = [] } = options
  const description = { projectId: PROJECT, projectNumber: '100000000001', topics, subscriptions }
  const happenings: Happening[] = []
  const tell = (happening: Happening) => happenings.push(happening)
  const pubsub = createPubsub({ iam: iam(), tell, ...options, clock, dataDir, description })
  const { port, stop } = await serve(await pubsub.services())
  const client = new PubSub({ projectId: PROJECT, apiEndpoint: `127.0.0.1:${port}`, emulatorMode: true })

  return {
    pubsub,
    happenings,
    clock,
    client,
    port,
    dataDir,
    async [Symbol.asyncDispose]() {
      await client.close()
      stop()
      pubsub.close()
      if (ownDir) rmSync(dataDir, { recursive: true })
    },
  }
}

export interface Push {
  headers: IncomingMessage['headers']
  body: {
    message: {
      messageId: string
      message_id: string
      publishTime: string
      data?: string
      attributes?: Record<string, string>
      orderingKey?: string
    }
    subscription: string
    deliveryAttempt?: number
  }
  /** The decoded `data`. */
  text: string
}

/** An endpoint that records what it receives and answers with the status that `answer` returns; null never answers. */
export async function startEndpoint(
  answer: (push: Push) => number | null | Promise<number | null> = () => 204,
) {
  const pushes: Push[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Push['body']
    const text = Buffer.from(body.message.data ?? '', 'base64').toString()
    const push = { headers: request.headers, body, text }
    pushes.push(push)
    const status = await answer(push)
    if (status !== null) response.writeHead(status).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/push`,
    pushes,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
