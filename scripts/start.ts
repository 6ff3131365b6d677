// `npm start`: the studio on this machine, until Ctrl+C.
import { parseArgs } from 'node:util'
import { demoAccount } from './demo-account.ts'
import { makeAdmin } from './roles.ts'
import { DEFAULT_DATA, startStudio } from './studio.ts'

const started = performance.now()
const { values } = parseArgs({
  options: { data: { type: 'string', default: DEFAULT_DATA }, port: { type: 'string' } },
})

try {
  const studio = await startStudio({
    dataDir: values.data,
    ...(values.port !== undefined && { port: Number(values.port) }),
    log: ({ service, severity, message }) => {
      if (severity === 'ERROR' || severity === 'CRITICAL') console.error(`[${service}] ${message}`)
    },
  })
  const { email, password } = await demoAccount(values.data, studio.url, (id) => makeAdmin(studio.cloud, id))

  for (const unknown of studio.cloud.unknown) console.warn(`Not simulated here: ${unknown}`)
  console.log(`
  Atelier is ready after ${((performance.now() - started) / 1000).toFixed(1)} s

    ${studio.url}

    sign in as  ${email}
    password    ${password}

    metrics     ${studio.url}/metrics and ${studio.cloud.consoleUrl}/metrics
    logs, data  ${values.data}

  Ctrl+C stops it; everything is kept.
`)
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      console.log('Stopping…')
      studio.cloud.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error)
          process.exit(1)
        },
      )
    })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
