// Runs before `npm start`, `npm test` and similar commands, on any Node (20 or later) that the machine has: installs
// what is missing and builds the web when its sources changed. Everything after it runs on the pinned Node.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [major] = process.versions.node.split('.').map(Number)
if (major < 20) fail(`Atelier needs Node 20 or later to install itself; this is ${process.version}.`)

const lock = hash(['package-lock.json'])
step(lock, 'node_modules/.atelier-installed', 'Installing dependencies (once, about a minute)…', () => {
  const npm = process.env.npm_execpath
  // npm's own Node is used, because the pinned one is in the folder that is about to be replaced.
  const node = process.env.npm_node_execpath ?? process.execPath
  if (npm) run(node, [npm, 'ci', '--no-audit', '--no-fund', '--loglevel=error'])
  else run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
})

if (process.argv.includes('--web')) {
  const sources = hash([
    'package-lock.json',
    ...files('web', ['dist', 'dist-server']),
    ...files('services').filter((f) => f.endsWith('schemas.ts')),
  ])
  step(sources, 'web/dist/.built-from', 'Building the web…', () => {
    run(join(root, 'node_modules/.bin/node'), [
      'node_modules/vite/bin/vite.js',
      'build',
      'web',
      '--logLevel',
      'warn',
    ])
  })
}

/** Runs `work` unless the stamp says that it was done for the same inputs. */
function step(inputs, stamp, notice, work) {
  const path = join(root, stamp)
  if (existsSync(path) && readFileSync(path, 'utf8') === inputs) return
  console.log(notice)
  work()
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, inputs)
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' })
  if (error || status !== 0)
    fail(`This failed: ${command} ${args.join(' ')}${error ? ` (${error.message})` : ''}`)
}

function files(folder, except = []) {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .filter((path) => !except.some((name) => path.startsWith(`${folder}/${name}/`)))
    .sort()
}

function hash(paths) {
  const digest = createHash('sha256')
  for (const path of paths) digest.update(path).update(readFileSync(join(root, path)))
  return digest.digest('hex')
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
