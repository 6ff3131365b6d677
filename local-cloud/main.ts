// The local cloud as a program: node local-cloud/main.ts --terraform FILE --data DIR [--root DIR] [--port NAME=N]…

import { readFileSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const started = performance.now()
const { values } = parseArgs({
  options: {
    terraform: { type: 'string' },
    data: { type: 'string' },
    root: { type: 'string', default: '.' },
    port: { type: 'string', multiple: true, default: [] },
  },
})
if (values.terraform === undefined || values.data === undefined) {
  console.error('Usage: node local-cloud/main.ts --terraform FILE --data DIR [--root DIR] [--port NAME=N]…')
  process.exit(2)
}

// Before the rest is loaded: that is most of the start.
enableCompileCache(join(resolve(values.data), 'compile-cache'))
const { startLocalCloud } = await import('./start.ts')

try {
  const cloud = await startLocalCloud(JSON.parse(readFileSync(values.terraform, 'utf8')), {
    dataDir: resolve(values.data),
    root: resolve(values.root),
    ports: Object.fromEntries(values.port.map((each) => [each.split('=')[0], Number(each.split('=')[1])])),
    log: ({ service, severity, message }) => console.log(`${severity.padEnd(8)} ${service}: ${message}`),
  })
  for (const service of cloud.services) console.log(`${service.padEnd(24)} ${cloud.serviceUrl(service)}`)
  console.log(`${'storage'.padEnd(24)} ${cloud.storageUrl}`)
  console.log(`${'mailbox'.padEnd(24)} ${cloud.mailbox.url}`)
  console.log(`${'smtp'.padEnd(24)} ${cloud.mailbox.smtpAddress}`)
  console.log(`${'metrics'.padEnd(24)} ${cloud.consoleUrl}/metrics`)
  for (const unknown of cloud.unknown) console.warn(`WARNING  not simulated: ${unknown}`)
  console.log(
    `Ready after ${Math.round(performance.now() - started)} ms; Ctrl+C stops it, everything is kept.`,
  )

  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    cloud.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
