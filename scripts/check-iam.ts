// `npm run check:iam` shows that every binding of the local deployment is needed: each is taken away in turn, and a
// scenario fails with what Google would answer.
import { checkIam } from './check-iam/check.ts'
import { SCENARIOS } from './check-iam/scenarios.ts'
import { readCommandLine, refuseUse } from './command-line.ts'
import { ownFolder } from './own-folder.ts'

const command = {
  name: 'npm run check:iam',
  about:
    'Runs every scenario on a studio of its own, then takes each binding away in turn and shows the scenario that fails without it. Bindings that nobody needs and roles larger than their use are found.',
  options: {
    only: { type: 'string', value: 'TEXT', help: 'proves only the bindings whose line contains this' },
    scenarios: {
      type: 'string',
      value: 'TEXT,…',
      help: 'runs only the scenarios whose name contains one of these',
    },
    'record-only': { type: 'boolean', help: 'only says what is used', default: false },
  },
  exits: { 1: 'something was found', 130: 'interrupted' },
} as const
const { values } = readCommandLine(command)
const { scenarios } = values
for (const text of scenarios?.split(',') ?? [])
  if (!SCENARIOS.some(({ name }) => name.includes(text)))
    refuseUse(command, `No scenario is called "${text}".`)

const findings = await checkIam({
  dataDir: ownFolder('iam').path,
  only: values.only,
  scenarios,
  isProving: !values['record-only'],
  print: (line) => console.log(line),
})
process.exitCode = findings === 0 ? 0 : 1
