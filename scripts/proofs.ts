// `npm run proofs` runs everything that takes too long for `npm test`: all its files with every sample in full, and the
// proofs that are programs of their own. It says of each what it showed, and goes on after one that fails.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { readCommandLine, refuseUse } from './command-line.ts'

interface Proof {
  name: string
  /** The program and its arguments, as they are run by hand. */
  script: string
  args?: readonly string[]
}

const PROOFS: readonly Proof[] = [
  { name: 'apply', script: 'check-apply.ts' },
  { name: 'policy', script: 'policy.ts' },
  { name: 'faults', script: 'policy.ts', args: ['--mutate'] },
  { name: 'alerts', script: 'check-alerts.ts' },
  { name: 'iam', script: 'check-iam.ts' },
  { name: 'release', script: 'release.ts', args: ['rehearse'] },
  { name: 'drill', script: 'drill.ts', args: ['--all'] },
  { name: 'burst', script: 'proof-burst.ts' },
  { name: 'costs', script: 'costs.ts', args: ['--twice'] },
  { name: 'image', script: 'image.ts', args: ['--prove'] },
  { name: 'oversell', script: 'proof-oversell.ts', args: ['--kills'] },
  { name: 'mails', script: 'chaos-campaigns.ts' },
  { name: 'tests', script: 'test.ts' },
]

const names = PROOFS.map(({ name }) => name)
const command = {
  name: 'npm run proofs',
  about: `Runs the long proofs one after the other: ${names.join(', ')}.`,
  options: { only: { type: 'string', value: 'NAME,…', help: 'runs these alone' } },
  exits: { 1: 'at least one proof failed' },
} as const
const { values } = readCommandLine(command)
const chosen = values.only?.split(',') ?? names
for (const name of chosen) if (!names.includes(name)) refuseUse(command, `There is no proof "${name}".`)

const results: string[] = []
for (const proof of PROOFS.filter(({ name }) => chosen.includes(name))) {
  const started = performance.now()
  const code = await run(proof)
  const seconds = Math.round((performance.now() - started) / 1000)
  results.push(
    `${code === 0 ? 'shown ' : 'FAILED'} ${proof.name.padEnd(10)} ${String(seconds).padStart(5)} s`,
  )
  if (code !== 0) process.exitCode = 1
}
console.log(`\n${results.join('\n')}`)

/** Resolves to the exit code; 1 when the proof was ended by a signal. */
function run({ name, script, args = [] }: Proof): Promise<number> {
  console.log(`\n# ${name}: node scripts/${[script, ...args].join(' ')}\n`)
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ATELIER_PROVE: 'all' },
  })
  const passOn = (signal: NodeJS.Signals) => child.kill(signal)
  // Ctrl+C reaches both; others only this process.
  process.once('SIGTERM', passOn)
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => {
      process.off('SIGTERM', passOn)
      resolve(code ?? 1)
    })
  })
}
