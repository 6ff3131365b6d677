// `npm run check:apply [-- --environments DIR]` checks whether a first apply of every environment would be refused, as
// far as that can be known without asking Google: names, values and order. The exit code is 1 when it finds something.
import { parseArgs } from 'node:util'
import { checkOrder } from '../infra/check-order.ts'
import { ENVIRONMENTS, readEnvironments } from '../infra/environment-files.ts'
import { localEnvironment } from '../infra/environments.ts'
import { synthesize } from '../infra/synthesize.ts'
import { checkRules, findingText } from '../local-cloud/terraform/rules.ts'

const { values } = parseArgs({ options: { environments: { type: 'string', default: ENVIRONMENTS } } })
let found = 0
for (const environment of [localEnvironment(8080), ...readEnvironments(values.environments)]) {
  const json = synthesize(environment)
  const findings = [
    ...checkRules(json.resource).map(findingText),
    ...checkOrder(json).map(({ address, needs, why }) => `${address} must wait for ${needs}: ${why}`),
  ]
  found += findings.length
  const resources = Object.values(json.resource).reduce((sum, each) => sum + Object.keys(each).length, 0)
  console.log(
    `${environment.name}: ${resources} resources, ${findings.length || 'no'} ${findings.length === 1 ? 'finding' : 'findings'}`,
  )
  for (const finding of findings) console.log(`  ${finding}`)
}
process.exitCode = found === 0 ? 0 : 1
