// `npm run check:alerts` injects faults into a made-up studio and says which alerts of an environment fire, and when.
import { FAULTS } from './check-alerts/faults.ts'
import { inject, stayHealthy, WEEK_MINUTES } from './check-alerts/run.ts'
import { SPENDING, spend } from './check-alerts/spending.ts'
import { describeMonitoring } from './check-alerts/world.ts'
import { readCommandLine, refuseUse } from './command-line.ts'
import { environmentsOption, readOrRefuse } from './environments-option.ts'

const command = {
  name: 'npm run check:alerts',
  about:
    'Judges the alert policies of an environment over a made-up studio: each fault must fire its own alert and no other, and a healthy week none.',
  options: {
    environments: environmentsOption,
    env: { type: 'string', default: 'prod', value: 'NAME', help: 'whose policies are judged' },
    seed: { type: 'string', default: '1', value: 'N', help: 'of the traffic' },
    only: {
      type: 'string',
      value: 'WORDS',
      help: 'only faults whose name contains these words, and no healthy week',
    },
  },
  exits: { 1: 'an alert did not fire, or one too many did' },
} as const
const { values } = readCommandLine(command)
const seed = Number(values.seed)
if (!Number.isInteger(seed)) refuseUse(command, `--seed ${values.seed} is not a whole number.`)
const environment = readOrRefuse(values.environments).find(({ name }) => name === values.env)
if (!environment) refuseUse(command, `There is no environment ${values.env} in ${values.environments}.`)

const description = describeMonitoring(environment)
const titles = description.monitoring.policies.map(({ name }) => name)
const faults = FAULTS.filter(({ name }) => values.only === undefined || name.includes(values.only))
if (faults.length === 0) refuseUse(command, `No fault is called "${values.only}".`)
let wrong = 0

console.log(`${titles.length} alert policies of ${environment.name}, ${faults.length} faults\n`)
console.log(`${'fault'.padEnd(56)} ${'min'.padStart(4)}  fired`)
for (const fault of faults) {
  const { fired, minutes, isExact } = await inject(description, fault, seed)
  if (!isExact) wrong++
  const names = fired.join(', ') || 'nothing'
  console.log(
    `${fault.name.padEnd(56)} ${String(minutes ?? '-').padStart(4)}  ${names}${isExact ? '' : `   EXPECTED ${fault.alert}`}`,
  )
}
for (const { name, dailyShare, expected } of SPENDING) {
  const told = spend(environment, dailyShare)
  if (told !== expected) wrong++
  console.log(`${name.padEnd(56)}       ${told}${told === expected ? '' : `   EXPECTED ${expected}`}`)
}
if (values.only === undefined) {
  const untested = titles.filter((title) => !FAULTS.some(({ alert }) => alert === title))
  for (const title of untested) console.log(`No fault fires "${title}".`)
  const incidents = await stayHealthy(description, WEEK_MINUTES, seed)
  console.log(
    `\na healthy week: ${incidents.length === 0 ? 'nothing fired' : incidents.map(({ policy, openedAt }) => `${policy} at ${new Date(openedAt).toISOString()}`).join(', ')}`,
  )
  wrong += untested.length + incidents.length
}
process.exitCode = wrong === 0 ? 0 : 1
