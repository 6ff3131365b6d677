// The program that `main.js` starts: reads the command line, starts the local cloud, and stops it on a signal.

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startLocalCloud } from './start.ts'

const values = readOptions()
if (values.terraform === undefined || values.data === undefined) refuse('--terraform and --data are needed')
const ports = Object.fromEntries(values.port.map(readPort))

try {
  const cloud = await startLocalCloud(JSON.parse(readFileSync(values.terraform, 'utf8')), {
    dataDir: resolve(values.data),
    root: resolve(values.root),
    ports,
    log: ({ service, severity, message }) => console.log(`${severity.padEnd(8)} ${service}: ${message}`),
  })
  for (const service of cloud.services) console.log(`${service.padEnd(24)} ${cloud.serviceUrl(service)}`)
  console.log(`${'storage'.padEnd(24)} ${cloud.storageUrl}`)
  console.log(`${'console'.padEnd(24)} ${cloud.consolePageUrl}`)
  console.log(`${'mailbox'.padEnd(24)} ${cloud.mailbox.url}`)
  console.log(`${'google-mail'.padEnd(24)} ${cloud.googleMail.url}`)
  console.log(`${'smtp'.padEnd(24)} ${cloud.mailbox.smtpAddress}`)
  console.log(`${'metrics'.padEnd(24)} ${cloud.consoleUrl}/metrics`)
  for (const unknown of cloud.unknown) console.warn(`WARNING  not simulated: ${unknown}`)
  console.log(`Ready after ${Math.round(performance.now())} ms; Ctrl+C stops it, everything is kept.`)

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

function readOptions() {
  try {
    return parseArgs({
      options: {
        terraform: { type: 'string' },
        data: { type: 'string' },
        root: { type: 'string', default: '.' },
        port: { type: 'string', multiple: true, default: [] },
      },
    }).values
  } catch (error) {
    refuse(error instanceof Error ? error.message : String(error))
  }
}

/** Parses `NAME=N`; 0 means any free port. */
function readPort(text: string): [name: string, port: number] {
  const [, name = '', port] = /^([a-z][a-z0-9-]*)=(\d{1,5})$/.exec(text) ?? []
  if (port === undefined || Number(port) > 65_535)
    refuse(`--port ${text}: expected a name and a number up to 65535, such as storage=9000`)
  return [name, Number(port)]
}

/** Ends the program with one line that says what is wrong, and how to start it. */
function refuse(why: string): never {
  console.error(
    `${why.split('\n')[0]}\nUsage: node local-cloud/main.js --terraform FILE --data DIR [--root DIR] [--port NAME=N]…`,
  )
  process.exit(2)
}
