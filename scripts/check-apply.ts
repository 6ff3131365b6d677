// `npm run check:apply` checks, without asking Google, that a first apply of every environment succeeds, that a second
// one changes nothing, and what a destruction leaves.
import { type ApplyReport, checkApply, NAMES_FREE_SECONDS } from '../infra/apply/check.ts'
import { findingsOf, unnecessaryText } from '../infra/apply/findings.ts'
import { mutate } from '../infra/apply/mutations.ts'
import { readProject } from '../infra/apply/project.ts'
import { UnknownType } from '../infra/apply/rows.ts'
import { type Environment, localEnvironment } from '../infra/environments.ts'
import { synthesize, synthesizeBootstrap } from '../infra/synthesize.ts'
import { checkRules, findingText, RULES } from '../local-cloud/terraform/rules.ts'
import { otherEdges } from './check-apply/variants.ts'
import { readCommandLine } from './command-line.ts'
import { environmentsOption, readOrRefuse } from './environments-option.ts'

const { values } = readCommandLine({
  name: 'npm run check:apply',
  about:
    'Checks names and values against Google’s rules, and applies both stacks of every environment in virtual time, with Google’s delays and in every order that matters.',
  options: {
    environments: environmentsOption,
    quick: {
      type: 'boolean',
      default: false,
      help: 'does not leave out every entry of depends_on in turn',
    },
  },
  exits: { 1: 'an apply would be refused, or go wrong' },
})
const environments = readOrRefuse(values.environments)
let found = 0
console.log(`${RULES.length} rules for names and values`)
report('local', checkRules(synthesize(localEnvironment(8080)).resource).map(findingText))
for (const environment of environments) {
  checkOrReport(environment, !values.quick)
  for (const other of otherEdges(environment)) checkOrReport(other, false)
}
process.exitCode = found === 0 ? 0 : 1

function checkOrReport(environment: Environment, isMutated: boolean): void {
  try {
    check(environment, isMutated)
  } catch (error) {
    if (!(error instanceof UnknownType)) throw error
    report(`${environment.name}, edge ${environment.edge}`, [error.message])
  }
}

function check(environment: Environment, isMutated: boolean): void {
  const { name, edge, projectId, isDisposable } = environment
  const bootstrap = synthesizeBootstrap(environment)
  if (!bootstrap) throw new Error(`${name} has no bucket for its state`)
  const studio = synthesize(environment)
  const project = readProject(projectId, bootstrap, studio)
  const applied = checkApply(project)
  const mutations = isMutated ? mutate(project) : null
  report(`${name}, edge ${edge}`, [
    ...[bootstrap, studio].flatMap(({ resource }) => checkRules(resource).map(findingText)),
    ...findingsOf(applied, isDisposable),
    ...(mutations ? unnecessaryText(mutations) : []),
  ])
  for (const line of summaryOf(applied, isDisposable)) console.log(`  ${line}`)
  if (mutations)
    console.log(
      `  ${mutations.entries} entries of depends_on left out in turn: ${mutations.entries - mutations.unnecessary.length} missed`,
    )
}

function report(name: string, findings: readonly string[]): void {
  found += findings.length
  console.log(`${name}: ${findings.length || 'no'} ${findings.length === 1 ? 'finding' : 'findings'}`)
  for (const finding of findings) console.log(`  ! ${finding}`)
}

function summaryOf(
  { resources, seconds, orders, destruction }: ApplyReport,
  isDisposable: boolean,
): string[] {
  const minutes = (of: number) => `${Math.ceil(of / 60)} min`
  return [
    `${resources.bootstrap} resources of the bootstrap, ${resources.studio} of the studio, in ${orders} further orders`,
    ...seconds.map(
      ({ bindingSeconds, bootstrap, studio }) =>
        `bindings after ${bindingSeconds} s: bootstrap ${minutes(bootstrap)}, studio ${minutes(studio)}`,
    ),
    isDisposable && destruction.kind === 'done'
      ? `destroyed, and applied again ${minutes(NAMES_FREE_SECONDS)} later`
      : 'a destruction is refused before anything is touched',
  ]
}
