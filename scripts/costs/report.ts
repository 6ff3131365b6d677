// docs/costs.md, made of what was measured, the price table and the environments.
import type { Environment } from '../../infra/environments.ts'
import { synthesize } from '../../infra/synthesize.ts'
import { costOf, SKUS, total } from '../../local-cloud/billing/cost.ts'
import { PRICES, PRICES_OF, type Price, type Quantities, type Sku } from '../../local-cloud/billing/prices.ts'
import { fixedOf, monthOf } from './fixed.ts'
import { kindOf, type Measured, priceOf, steadyPriceOf } from './measured.ts'
import { LISTENING_HOURS, PROFILE, personMonth, WINDOWS_TOGETHER } from './month.ts'

export interface ReportDeps {
  measured: Measured
  environments: readonly Environment[]
  /** What one instance of the API has. */
  api: { cpus: number; gibibytes: number }
  /** YYYY-MM-DD */
  date: string
}

export function reportText({ measured, environments, api, date }: ReportDeps): string {
  const month = personMonth(measured, api)
  return `# Costs

\`npm run costs -- --write\` wrote this on ${date}: it does each thing once in a studio of its own and counts what Google would bill, at the list prices of ${PRICES_OF} in US dollars without tax for europe-west1 ([local-cloud/billing](../local-cloud/billing/README.md)). \`npm run costs -- --twice\` shows that two studios use the same operations. Seconds are those of the machine that measured, which had other work: they say which actions are heavy, not what a bill will be.

## One time of each
Prices are those of a studio that has used up everything that is free.

${actionTable(measured)}

## A person in a month
An assumption: ${Object.entries(PROFILE)
    .map(([name, { often }]) => `${often} × ${name}`)
    .join(
      ', ',
    )}, ${LISTENING_HOURS} hours with an open window, of which ${WINDOWS_TOGETHER} share an instance, and half a year's photos stored.

${billTable(month)}

## An environment in a month
What it costs although nobody uses it, from its Terraform JSON; what is free is taken off.

${fixedTable(environments, measured)}

${peopleTable(environments, measured, month)}

## Prices
Rows with ? could not be confirmed for europe-west1: their source was not readable, or names another region.

${priceTable()}
`
}

function actionTable({ actions, schedules }: Measured): string {
  const columns: [string, Sku][] = [
    ['requests', 'run requests'],
    ['vCPU-s', 'run vCPU'],
    ['GiB-s', 'run memory'],
    ['reads', 'firestore reads'],
    ['writes', 'firestore writes'],
    ['deletes', 'firestore deletes'],
    ['A', 'storage operations A'],
    ['B', 'storage operations B'],
    ['Pub/Sub B', 'pubsub throughput'],
    ['log B', 'logs'],
    ['sent B', 'internet data'],
  ]
  const rows = [
    ...Object.entries(actions),
    ...Object.entries(schedules).map(([name, each]) => [`a tick of ${name}`, each] as const),
  ].map(([name, counted]) => [
    name,
    PROFILE[name]?.about ?? 'nothing is due',
    ...columns.map(([, sku]) => number(round(counted.used[sku] ?? 0, sku))),
    dollars(steadyPriceOf(counted)),
    dollars(priceOf(counted)),
  ])
  return table(['', 'what is done', ...columns.map(([name]) => name), '$ without seconds', '$'], rows)
}

/** Sizes differ by a few digits from run to run. */
const round = (quantity: number, sku: Sku) =>
  kindOf(sku) === 'size' ? Math.round(quantity / 100) * 100 : Math.round(quantity * 100) / 100

function billTable(used: Quantities): string {
  const lines = costOf(used)
  return table(
    ['what', 'quantity', '$'],
    [
      ...lines.map(({ sku, quantity, usd }) => [sku, quantityText(sku, quantity), usd.toFixed(4)]),
      ['**together**', '', `**${total(lines).toFixed(2)}**`],
    ],
  )
}

function fixedTable(environments: readonly Environment[], measured: Measured): string {
  const parts = environments.map((environment) => partsOf(environment, measured))
  const names = [...new Set(parts.flat().map(({ name }) => name))]
  const priceIn = (at: number, name: string) => {
    const part = parts[at]?.find((each) => each.name === name)
    return part ? total(costOf(part.used)).toFixed(2) : '–'
  }
  const all = environments.map((_, at) => monthOf(parts[at]!.map(({ used }) => used)).toFixed(2))
  return table(
    ['$ a month, before what is free', ...environments.map(({ name, edge }) => `${name} (\`${edge}\`)`)],
    [
      ...names.map((name) => [name, ...environments.map((_, at) => priceIn(at, name))]),
      ['**together, after what is free**', ...all.map((usd) => `**${usd}**`)],
    ],
  )
}

function peopleTable(environments: readonly Environment[], measured: Measured, month: Quantities): string {
  const row = (people: number) => [
    `${people} people`,
    ...environments.map((environment) => {
      const fixed = partsOf(environment, measured).map(({ used }) => used)
      return monthOf([...fixed, ...Array<Quantities>(people).fill(month)]).toFixed(2)
    }),
  ]
  return table(['$ a month with', ...environments.map(({ name }) => name)], [1, 10, 100, 1000].map(row))
}

const partsOf = (environment: Environment, measured: Measured) =>
  fixedOf(synthesize(environment).resource, measured)

const priceTable = () =>
  table(
    ['what', '$', 'for', 'free', 'source'],
    SKUS.map((sku) => {
      const { usd, per, unit, free, source, isConfirmed }: Price = PRICES[sku]
      const gift = free ? `${quantityText(sku, free.units)} a ${free.each}` : ''
      return [
        `${sku}${isConfirmed ? '' : ' ?'}`,
        String(usd),
        per === 1 ? unit : `${quantityText(sku, per)}${unit === 'byte' ? '' : `, ${unit}`}`,
        gift,
        `[page](${source})`,
      ]
    }),
  )

function quantityText(sku: Sku, quantity: number): string {
  if (PRICES[sku].unit !== 'byte') return number(Math.round(quantity * 100) / 100)
  const gibibytes = quantity / 2 ** 30
  return gibibytes >= 1024 ? `${gibibytes / 1024} TiB` : `${number(Math.round(gibibytes * 1000) / 1000)} GiB`
}

const number = (value: number) => value.toLocaleString('en')
const dollars = (usd: number) => usd.toFixed(7)

const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
