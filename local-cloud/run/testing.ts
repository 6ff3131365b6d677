import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClock } from '../clock.ts'
import { type LogLine, startLocalCloud } from '../start.ts'

/**
 * A service for tests. `/hold` answers after SIGUSR2, `/events` streams, `/die` ends the process, `/sick` makes
 * `/health` fail, and every other path reports the request it got.
 */
const SERVICE = `
  import { createServer } from 'node:http'
  const held = []
  let healthy = true
  process.on('SIGUSR2', () => held.splice(0).forEach((answer) => answer.end(String(process.pid))))
  const server = createServer(async (request, answer) => {
    if (request.url === '/hold') {
      held.push(answer)
      request.socket.on('close', () => console.log('left'))
      return console.log('holding')
    }
    if (request.url === '/events') {
      answer.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: first\\n\\n')
      process.on('SIGUSR2', () => answer.write('data: second\\n\\n'))
      return answer.on('close', () => console.log('listener left'))
    }
    if (request.url === '/die') process.exit(3)
    if (request.url === '/half') {
      answer.writeHead(200, { 'content-length': '100' }).write('half')
      return setImmediate(() => process.kill(process.pid, 'SIGKILL'))
    }
    if (request.url === '/sick') healthy = false
    if (request.url === '/health' && !healthy) return answer.writeHead(503).end()
    if (request.url === '/large') return answer.end(Buffer.alloc(33 * 1024 * 1024))
    let body = ''
    for await (const chunk of request) body += chunk
    const { method, url, headers } = request
    answer.setHeader('set-cookie', ['a=1', 'b=2'])
    answer.end(JSON.stringify({ pid: process.pid, method, url, headers, body, env: process.env, execArgv: process.execArgv }))
  })
  process.on('SIGTERM', () => {
    console.log('told to end')
    server.close(() => process.exit(0))
    server.closeIdleConnections()
  })
  server.listen(Number(process.env.PORT))
`

export interface RunWorldOptions {
  /** Extends the service's template: concurrency, timeout, scaling. */
  template?: object
  /** Extends the service itself. */
  service?: object
  /** Extends its container: probes, env. */
  container?: object
  /** Adds other resources. */
  resources?: object
  isPublic?: boolean
  script?: string
  processors?: number
  isStrict?: boolean
  /** Decides about traffic. */
  random?: () => number
}

/** Resources that push the topic `work` to the service's `/hold`. */
export const PUSHED = {
  google_pubsub_topic: { work: { name: 'work' } },
  google_pubsub_subscription: {
    work: {
      name: 'work',
      topic: 'work',
      ack_deadline_seconds: 600,
      push_config: {
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a Terraform reference
        push_endpoint: '${google_cloud_run_v2_service.tool.uri}/hold',
        oidc_token: { service_account_email: 'caller@studio.iam.gserviceaccount.com' },
      },
    },
  },
  google_service_account_iam_member: {
    agent: {
      service_account_id: 'projects/studio/serviceAccounts/caller@studio.iam.gserviceaccount.com',
      role: 'roles/iam.serviceAccountTokenCreator',
      member: 'serviceAccount:service-100000000001@gcp-sa-pubsub.iam.gserviceaccount.com',
    },
  },
}

export const PROVIDER = { google: [{ project: 'studio', region: 'europe-west1' }] }
// biome-ignore lint/suspicious/noTemplateCurlyInString: a Terraform reference
const SERVICE_NAME = '${google_cloud_run_v2_service.tool.name}'

/**
 * Terraform JSON with the service `tool`, which runs as `tool`. `caller` may call it and, if it is public, so may
 * everybody.
 */
export function terraformOf(options: RunWorldOptions): object {
  const { template, container, resources, isPublic = true } = options
  return {
    provider: PROVIDER,
    resource: {
      google_service_account: {
        tool: { account_id: 'tool-runner' },
        caller: { account_id: 'caller' },
        stranger: { account_id: 'stranger' },
      },
      google_cloud_run_v2_service: {
        tool: {
          name: 'tool',
          ...options.service,
          template: {
            service_account: 'tool-runner@studio.iam.gserviceaccount.com',
            containers: [{ command: ['node'], args: ['tool.mjs'], ...container }],
            ...template,
          },
        },
      },
      google_cloud_run_v2_service_iam_member: {
        tool: {
          name: SERVICE_NAME,
          role: 'roles/run.invoker',
          member: isPublic ? 'allUsers' : 'serviceAccount:caller@studio.iam.gserviceaccount.com',
        },
      },
      ...resources,
    },
  }
}

export async function setUp(options: RunWorldOptions = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'local-run-'))
  writeFileSync(join(directory, 'tool.mjs'), options.script ?? SERVICE)
  const clock = createClock()
  const lines: LogLine[] = []
  const waiting = new Set<() => void>()
  const cloud = await startLocalCloud(terraformOf(options), {
    dataDir: join(directory, 'data'),
    root: directory,
    clock,
    // Making keys is slow, and these tests do not depend on which keys they get.
    keysDir: join(tmpdir(), 'local-cloud-test-keys'),
    ...(options.random && { random: options.random }),
    ...(options.processors !== undefined && { processors: options.processors }),
    ...(options.isStrict !== undefined && { isStrict: options.isStrict }),
    log(line) {
      lines.push(line)
      for (const look of waiting) look()
    },
  })
  const url = cloud.serviceUrl('tool')
  const count = (text: string) => lines.filter(({ message }) => message.includes(text)).length

  return {
    cloud,
    clock,
    url,
    lines,
    directory,
    fetch: (path: string, init?: RequestInit) => fetch(`${url}${path}`, init),
    ask: async (path = '/', init?: RequestInit) =>
      (await fetch(`${url}${path}`, init)).json() as Promise<Told>,
    pids: () => cloud.run.instances('tool').map(({ pid }) => pid),
    /** Resolves when a line with this text was written this many times. */
    logged: (text: string, times = 1) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (count(text) < times) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
    async [Symbol.asyncDispose]() {
      await cloud.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** What the test's service reports about the request and itself. */
export interface Told {
  pid: number
  method: string
  url: string
  headers: Record<string, string>
  body: string
  env: Record<string, string>
  execArgv: string[]
}
