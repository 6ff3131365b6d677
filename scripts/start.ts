// `npm start` runs the studio on this machine until Ctrl+C.
import { parseArgs } from 'node:util'
import { demoAccount } from './demo-account.ts'
import { makeAdmin } from './roles.ts'
import { DEFAULT_DATA, startStudio } from './studio.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: DEFAULT_DATA },
    port: { type: 'string' },
    bundles: { type: 'string' },
  },
})

try {
  const studio = await startStudio({
    dataDir: values.data,
    ...(values.port !== undefined && { port: readPort(values.port) }),
    ...(values.bundles !== undefined && { bundles: values.bundles }),
    log: ({ service, severity, message }) => {
      if (severity === 'ERROR' || severity === 'CRITICAL') console.error(`[${service}] ${message}`)
    },
  })
  stopOnSignal(() => studio.cloud.stop())
  const { email, password } = await demoAccount(values.data, studio.url, (id) => makeAdmin(studio.cloud, id))

  for (const unknown of studio.cloud.unknown) console.warn(`Not simulated here: ${unknown}`)
  console.log(`
  Atelier is ready after ${(process.uptime()).toFixed(1)} s

    ${studio.url}

    sign in as  ${email}
    password    ${password}

    API         ${studio.url}/api/docs
    metrics     ${studio.url}/metrics and ${studio.cloud.consoleUrl}/metrics
    mailbox     ${studio.cloud.mailbox.url}
    logs, data  ${values.data}

  Ctrl+C stops it; everything is kept.
`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

function readPort(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new Error(`--port ${text} is no port: a number from 1 to 65535, or 0 for any that is free.`)
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      console.log('Stopping…')
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error)
          process.exit(1)
        },
      )
    })
}
