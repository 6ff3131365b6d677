// `npm start` runs the studio on this machine until Ctrl+C.
import { OPENING } from '../services/shop/demo/shop.ts'
import { readCommandLine } from './command-line.ts'
import { type DemoAccount, demoAccount } from './demo-account.ts'
import { makeAdmin } from './roles.ts'
import { DEFAULT_DATA, startStudio } from './studio.ts'

const { values } = readCommandLine({
  name: 'npm start',
  about: 'Runs the studio on this machine until Ctrl+C, and keeps everything for the next time.',
  options: {
    data: { type: 'string', value: 'DIR', default: DEFAULT_DATA, help: 'where it keeps its data' },
    port: { type: 'string', value: 'N', help: 'its port; the same as last time, or else 8080, if left out' },
    bundles: { type: 'string', value: 'DIR', help: 'runs what `npm run bundle` made there' },
    'without-shop': { type: 'boolean', default: false, help: 'without the demo shop' },
  },
  exits: { 1: 'it could not start' },
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
  const stopping = stopOnSignal(() => studio.cloud.stop())
  const account = await demoAccount(values.data, studio.url, (id) => makeAdmin(studio.cloud, id))

  for (const unknown of studio.cloud.unknown) console.warn(`Not simulated here: ${unknown}`)
  console.log(`
  Atelier is ready after ${(process.uptime()).toFixed(1)} s

    ${studio.url}

    sign in as  ${account.email}
    password    ${account.password}

    demo shop   ${studio.url}/shop/${OPENING.handle}, stocked within a minute of the first start

    API         ${studio.url}/api/docs
    metrics     ${studio.url}/metrics and ${studio.cloud.consoleUrl}/metrics
    console     ${studio.cloud.consolePageUrl}, which shows traces, events, logs and what is stored
    mailbox     ${studio.cloud.mailbox.url}
    logs, data  ${values.data}

  Ctrl+C stops it; everything is kept.
`)
  if (!values['without-shop']) await stock(studio.url, account, stopping)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

/** The studio is used meanwhile, and works without the shop. */
async function stock(url: string, account: DemoAccount, stopping: AbortSignal): Promise<void> {
  try {
    // Its drawings need the image library, which would delay the start.
    const { demoShop } = await import('./demo-shop-account.ts')
    await demoShop({ dataDir: values.data, url, account })
  } catch (error) {
    if (!stopping.aborted) console.error('The demo shop is not complete; the next start continues.', error)
  }
}

function readPort(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new Error(`--port ${text} is no port: a number from 1 to 65535, or 0 for any that is free.`)
}

/** Aborts when the studio begins to stop. */
function stopOnSignal(stop: () => Promise<void>): AbortSignal {
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping.signal.aborted) return
      stopping.abort()
      console.log('Stopping…')
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error)
          process.exit(1)
        },
      )
    })
  return stopping.signal
}
