// `npm run dev` runs the studio with hot reload. Vite serves the web; a change in services/ or functions/ restarts the
// instances that run it, and one in web/storefront builds the shops' pages anew for the API, which renders them.
import { watch } from 'node:fs'
import { join } from 'node:path'
import { createServer } from 'vite'
import { buildStorefront } from './build-storefront.ts'
import { readCommandLine } from './command-line.ts'
import { demoAccount } from './demo-account.ts'
import { makeAdmin } from './roles.ts'
import { DEFAULT_DATA, PROJECT_ROOT, startStudio } from './studio.ts'

const WEB_PORT = 5173
/** Editors write a file in several steps, and one restart is enough for all of them. */
const SETTLE_MS = 100

readCommandLine({
  name: 'npm run dev',
  about: 'Runs the studio on its usual data until Ctrl+C, with every change of the sources in it.',
  options: {},
  exits: { 1: 'it could not start' },
})
const studio = await startStudio({
  dataDir: DEFAULT_DATA,
  webPorts: [WEB_PORT],
  log: ({ service, severity, message }) => console.log(`${severity.padEnd(7)} [${service}] ${message}`),
})
const { email, password } = await demoAccount(DEFAULT_DATA, studio.url, (id) => makeAdmin(studio.cloud, id))

// vite.config.ts forwards /api to this address.
process.env.API_URL = studio.url
const web = await createServer({
  root: join(PROJECT_ROOT, 'web'),
  configFile: join(PROJECT_ROOT, 'web/vite.config.ts'),
  server: { port: WEB_PORT, strictPort: true },
})
await web.listen()

const changed = new Set<string>()
let settle: NodeJS.Timeout | undefined
for (const folder of ['services', 'functions'])
  watch(join(PROJECT_ROOT, folder), { recursive: true }, (_event, file) => {
    if (!file || !/\.ts$/.test(file) || /\.test\.ts$/.test(file)) return
    changed.add(join(folder, file))
    clearTimeout(settle)
    settle = setTimeout(restartChanged, SETTLE_MS)
  })

let settleStorefront: NodeJS.Timeout | undefined
watch(join(PROJECT_ROOT, 'web/storefront'), { recursive: true }, () => {
  clearTimeout(settleStorefront)
  settleStorefront = setTimeout(() => void rebuildStorefront(), SETTLE_MS)
})

console.log(`\n  http://localhost:${WEB_PORT}   sign in as ${email}, password ${password}\n`)

process.once('SIGINT', () => {
  void Promise.all([web.close(), studio.cloud.stop()]).then(() => process.exit(0))
})

async function rebuildStorefront() {
  try {
    await buildStorefront(PROJECT_ROOT)
    await studio.cloud.run.restart('api')
  } catch (error) {
    console.error(error)
  }
}

/** A function's own file restarts that function; anything shared restarts everything. */
function restartChanged() {
  const names = [...changed].map((file) => /^functions\/([^/]+)\//.exec(file)?.[1])
  changed.clear()
  const services = names.includes(undefined)
    ? studio.cloud.services
    : [...new Set(names)].filter((name) => name !== undefined)
  console.log(`Restarting ${services.join(', ')}`)
  for (const service of services) void studio.cloud.run.restart(service)
}
