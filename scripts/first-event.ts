// Runs a function as a separate process, from its start until it has handled a first event.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type Form, functionProgram } from '../infra/constructs/program.ts'
import type { LocalCloud } from '../local-cloud/start.ts'
import { type BucketName, bucketVariable } from '../services/platform/buckets.ts'
import { secretVariable } from '../services/platform/secrets.ts'
import type { ServiceFacts } from '../services/platform/service-facts.ts'
import type { Trigger } from '../services/platform/trigger.ts'
import { compileCacheAt } from './bundle/compile-cache.ts'
import { anyPort } from './free-port.ts'

export interface FirstEventOptions {
  trigger: Trigger
  cloud: LocalCloud
  form: Form
  /** Folder with the sources or the bundles. */
  root: string
  compileCache: string
  /** Variables that replace those of the deployment. */
  env?: Record<string, string>
}

/** Resolves to the milliseconds that it took. The event refers to something that does not exist. */
export async function firstEvent(options: FirstEventOptions): Promise<number> {
  const { trigger, cloud, form, root, compileCache, env } = options
  const port = await anyPort()
  const started = performance.now()
  const child = spawn(process.execPath, functionProgram(form, trigger.name), {
    cwd: root,
    env: { ...environmentOf(trigger, cloud), ...env, ...compileCacheAt(compileCache), PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(child, 'exit')
  try {
    for (;;) {
      const answer = await deliver(port, trigger.name).catch(() => null)
      if (answer?.ok) return performance.now() - started
      if (answer) throw new Error(`${trigger.name} answers ${answer.status} to its first event`)
      if (child.exitCode !== null) throw new Error(`${trigger.name} ended before it was ready`)
      await new Promise((resolve) => setTimeout(resolve, 2)) // It is not listening yet.
    }
  } finally {
    // Node writes its compile cache when it ends, which SIGKILL would prevent.
    child.kill('SIGTERM')
    await ended
  }
}

/** The variables of a service, as the deployment sets them. */
export function environmentOf(facts: ServiceFacts, cloud: LocalCloud, account = facts.name) {
  const { name, buckets, secrets = [], seenSecrets = [], ownSecrets = [], hasLinks } = facts
  const { projectId } = cloud
  const bucketNames = Object.keys(buckets ?? {}) as BucketName[]
  return {
    PATH: process.env.PATH,
    ...cloud.environmentFor(account),
    GOOGLE_CLOUD_PROJECT: projectId,
    ...Object.fromEntries(bucketNames.map((each) => [bucketVariable(each), `${projectId}-${each}`])),
    ...Object.fromEntries(
      [...secrets, ...seenSecrets, ...ownSecrets].map((each) => [
        secretVariable(each),
        `projects/${projectId}/secrets/${each}`,
      ]),
    ),
    ...(hasLinks && { PUBLIC_URL: 'http://localhost:8080' }),
    NODE_ENV: 'production',
    K_SERVICE: name,
    K_REVISION: `${name}-00001`,
  }
}

function deliver(port: number, name: string): Promise<Response> {
  const nothing = { ownerId: 'nobody', photoId: 'nothing' }
  const upload = { bucket: 'none', name: 'nobody/nothing', generation: '1', size: '1' }
  const payload = { 'photo-removal': nothing, 'photo-renditions': nothing, 'work-sweep': {} }[name] ?? upload
  const message = {
    messageId: '1',
    publishTime: new Date().toISOString(),
    data: Buffer.from(JSON.stringify(payload)).toString('base64'),
    attributes: {},
  }
  return fetch(`http://127.0.0.1:${port}/projects/p/topics/t`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ message, subscription: `projects/p/subscriptions/${name}` }),
  })
}
