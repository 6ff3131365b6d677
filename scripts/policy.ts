// `npm run policy` judges the synthesized cloud of every environment by the rules in infra/policy/rules. `-- --mutate`
// asks how many faults of the kind that somebody could make the rules would notice.
import { writeFileSync } from 'node:fs'
import { type Cloud, cloudsOf } from '../infra/policy/cloud.ts'
import { type Finding, judge } from '../infra/policy/judge.ts'
import { type Score, scoreOf } from '../infra/policy/mutants/score.ts'
import { parityFindings, parityRule } from '../infra/policy/parity.ts'
import { rules } from '../infra/policy/rules.ts'
import { toSarif } from '../infra/policy/sarif.ts'
import { readWaivers, waive } from '../infra/policy/waivers.ts'
import { readCommandLine, refuseUse } from './command-line.ts'
import { environmentsOption, readOrRefuse } from './environments-option.ts'

/** Of a hundred mutants at least so many must be noticed. */
const GOAL = 95

const command = {
  name: 'npm run policy',
  about: 'Judges the Terraform JSON of every environment by the rules in infra/policy/rules.',
  options: {
    environments: environmentsOption,
    sarif: { type: 'string', value: 'FILE', help: 'also writes the findings as SARIF 2.1.0' },
    mutate: { type: 'boolean', default: false, help: 'measures how many faults the rules would notice' },
    every: { type: 'string', value: 'N', default: '1', help: 'with --mutate: only each Nth fault' },
    rules: { type: 'boolean', default: false, help: 'lists the rules' },
  },
  exits: { 1: `something is to be mended, or less than ${GOAL} % of the faults were noticed` },
} as const

const { values } = readCommandLine(command)
const every = Number(values.every)
if (!Number.isInteger(every) || every < 1)
  refuseUse(command, `--every ${values.every} is not a number from 1.`)

try {
  if (values.rules) listRules()
  else {
    const clouds = readOrRefuse(values.environments).flatMap(cloudsOf)
    process.exitCode = values.mutate ? mutate(clouds) : report(clouds)
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

function listRules(): void {
  for (const { id, severity, why } of [...rules, parityRule])
    console.log(`${severity.padEnd(8)} ${id}: ${why}`)
}

function report(clouds: readonly Cloud[]): number {
  const all: Finding[] = [...clouds.flatMap((cloud) => judge(cloud, rules)), ...parityFindings(clouds)]
  const { findings, problems, waived } = waive(all, readWaivers(), new Date().toISOString().slice(0, 10))
  if (values.sarif)
    writeFileSync(values.sarif, `${JSON.stringify(toSarif(findings, [...rules, parityRule]), null, 2)}\n`)
  for (const { rule, cloud, address, message } of findings)
    console.log(
      `${rule.severity.toUpperCase()} ${cloud}: ${address}\n  ${message} [${rule.id}]\n  ${rule.why} ${rule.mend}`,
    )
  for (const problem of problems) console.log(problem)
  const sum = clouds.reduce(
    (total, { types, all: of }) => total + types.reduce((n, type) => n + of(type).length, 0),
    0,
  )
  console.log(
    `${rules.length + 1} rules over ${sum} resources in ${clouds.length} stacks: ${findings.length || 'no'} findings, ${waived || 'none'} waived`,
  )
  return findings.length + problems.length === 0 ? 0 : 1
}

function mutate(clouds: readonly Cloud[]): number {
  const judged = clouds.filter(({ environment }) => environment.name === 'prod')
  if (judged.length === 0)
    refuseUse(command, 'There is no environment called prod, which is the one that is changed.')
  let worst = 100
  for (const cloud of judged) {
    const score = scoreOf(cloud, rules, every)
    print(cloud, score)
    worst = Math.min(worst, (100 * score.killed) / score.mutants)
  }
  return worst >= GOAL ? 0 : 1
}

function print({ name }: Cloud, { mutants, killed, byType, byRule, survivors }: Score): void {
  console.log(
    `\n## ${name}: ${killed} of ${mutants} faults noticed, ${((100 * killed) / mutants).toFixed(2)} %\n`,
  )
  console.log('| type | faults | noticed |\n|---|---|---|')
  for (const [type, each] of byType) console.log(`| ${type} | ${each.mutants} | ${each.killed} |`)
  console.log(`\n${byRule.size} of ${rules.length} rules noticed at least one first.`)
  for (const { address, change } of survivors.slice(0, 40)) console.log(`not noticed: ${address} ${change}`)
  if (survivors.length > 40) console.log(`and ${survivors.length - 40} more`)
}
