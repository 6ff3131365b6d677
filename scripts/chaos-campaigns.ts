// `npm run chaos:campaigns -- --seed N --rounds 100` sends campaigns of 200 recipients into the local mailbox while the
// functions that send them are killed at random steps, events come twice, and the person pauses and resumes. It fails
// when a mail came twice or not at all, when more is unknown than was in flight, or when a limit did not hold.
import { machine } from './bench/measure.ts'
import { type ChaosReport, runChaos } from './chaos/run.ts'
import { readCommandLine } from './command-line.ts'

const { values } = readCommandLine({
  name: 'npm run chaos:campaigns',
  about:
    'Kills the functions of campaigns while mails are sent, and counts mails that are lost or sent twice.',
  options: {
    seed: { type: 'string', value: 'N', default: '1', help: 'chooses who is killed when' },
    rounds: { type: 'string', value: 'N', default: '100', help: 'how often something is killed' },
    recipients: { type: 'string', value: 'N', default: '200', help: 'how many each campaign has' },
  },
  exits: { 1: 'a mail was lost or sent twice' },
})
const rounds = Number(values.rounds)
const started = performance.now()
const report = await runChaos({
  seed: Number(values.seed),
  rounds,
  recipients: Number(values.recipients),
  perCampaign: Math.ceil(rounds / 2),
  log: (line) => console.error(line),
})
const broken = violations(report)
console.log(
  `${machine()}, ${new Date().toISOString().slice(0, 10)}, ${Math.round((performance.now() - started) / 1000)} s`,
)
console.log(
  '| seed | kills | campaigns | mails | events repeated | duplicates | lost | unknown | in flight | most in an hour | most in a day |',
)
console.log('|---|---|---|---|---|---|---|---|---|---|---|')
const { kills, campaigns, mails, repeatedEvents, duplicates, lost, unknown, inFlight } = report
console.log(
  `| ${[values.seed, kills, campaigns, mails, repeatedEvents, duplicates, lost, unknown, inFlight, report.mostInHour, report.mostInDay].join(' | ')} |`,
)
for (const violation of broken) console.error(`BROKEN: ${violation}`)
process.exit(broken.length === 0 ? 0 : 1)

function violations(found: ChaosReport): string[] {
  return [
    ...(found.duplicates > 0 ? [`${found.duplicates} mails came twice`] : []),
    ...(found.lost > 0 ? [`${found.lost} mails were lost`] : []),
    ...(found.unknown > found.inFlight ? ['more is unknown than was in flight'] : []),
    ...(found.mostInHour > 4 ? [`${found.mostInHour} mails within an hour`] : []),
    ...(found.mostInDay > 25 ? [`${found.mostInDay} mails within a day`] : []),
    ...(found.miscounted > 0 ? ['a campaign counts otherwise than its recipients say'] : []),
    ...(found.kills < rounds ? [`only ${found.kills} processes were killed`] : []),
  ]
}
