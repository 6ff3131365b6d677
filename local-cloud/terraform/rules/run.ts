import { cpus, memoryBytes } from '../quantity.ts'
import {
  type Attributes,
  atMostBytes,
  atMostItems,
  isComputed,
  matching,
  oneOf,
  type Rule,
  seconds,
  wholeNumber,
  wholeNumberFrom,
} from './rule.ts'

const SERVICE = 'google_cloud_run_v2_service'
const REST = 'https://cloud.google.com/run/docs/reference/rest/v2/projects.locations.services'
const PROBE = 'https://cloud.google.com/run/docs/reference/rest/v2/Container#Probe'
const CHECKS = 'https://cloud.google.com/run/docs/configuring/healthchecks'
const MEMORY = 'https://cloud.google.com/run/docs/configuring/services/memory-limits'
const CPU = 'https://cloud.google.com/run/docs/configuring/services/cpu'
const VARIABLES = 'https://cloud.google.com/run/docs/configuring/services/environment-variables'
const GIB = 1024 ** 3
const SECOND_RANGES = [
  ['startup_probe', 240],
  ['liveness_probe', 3600],
] as const

const number = (value: unknown, fallback: number) => (value === undefined ? fallback : Number(value))

const PROBE_RULES: Rule[] = SECOND_RANGES.flatMap(([probe, longest]) => {
  const at = (name: string) => ({
    type: SERVICE,
    attribute: `template.containers.${probe}.${name}`,
    source: PROBE,
  })
  return [
    { ...at('initial_delay_seconds'), ...wholeNumber(0, longest) },
    { ...at('period_seconds'), ...wholeNumber(1, longest) },
    { ...at('timeout_seconds'), ...wholeNumber(1, longest) },
    {
      ...at('timeout_seconds'),
      rule: 'at most the period',
      allows: (value: unknown, { period_seconds: period }: Attributes) => Number(value) <= number(period, 10),
    },
    { ...at('failure_threshold'), ...wholeNumberFrom(1) },
    { ...at('http_get.path'), ...matching(/^\//, 'a path that begins with /') },
  ]
})

export const RUN_RULES: Rule[] = [
  ...PROBE_RULES,
  {
    type: SERVICE,
    attribute: 'name',
    ...matching(
      /^[a-z]([a-z0-9-]{0,47}[a-z0-9])?$/,
      'at most 49 lowercase letters, digits and -, begin with a letter and not end with -',
    ),
    source: `${REST}/create`,
  },
  {
    type: SERVICE,
    attribute: 'template.containers.startup_probe',
    rule: 'given up after at most 240 s: failure_threshold × period_seconds',
    allows: (value) =>
      ([value].flat() as Attributes[]).every(
        (probe) => number(probe.failure_threshold, 3) * number(probe.period_seconds, 10) <= 240,
      ),
    source: CHECKS,
  },
  {
    type: SERVICE,
    attribute: 'template.timeout',
    ...seconds(1, 3600),
    source: 'https://cloud.google.com/run/docs/configuring/request-timeout',
  },
  {
    type: SERVICE,
    attribute: 'template.max_instance_request_concurrency',
    ...wholeNumber(1, 1000),
    source: 'https://cloud.google.com/run/docs/about-concurrency',
  },
  {
    type: SERVICE,
    attribute: 'template.max_instance_request_concurrency',
    rule: '1 where an instance has less than one processor',
    allows: (value, { containers }: Attributes) =>
      Number(value) <= 1 || [containers].flat().every((each) => cpusOf(each as Attributes | undefined) >= 1),
    source: CPU,
  },
  {
    type: SERVICE,
    attribute: 'template.containers',
    rule: 'the first generation (execution_environment) where an instance has less than one processor',
    allows: (value, { execution_environment: environment }: Attributes) =>
      environment === 'EXECUTION_ENVIRONMENT_GEN1' ||
      [value].flat().every((each) => cpusOf(each as Attributes | undefined) >= 1),
    source: CPU,
  },
  {
    type: SERVICE,
    attribute: 'template.scaling.max_instance_count',
    // The upper limit is the region's quota, which a project may have raised.
    ...wholeNumberFrom(1),
    source: 'https://cloud.google.com/run/docs/configuring/max-instances',
  },
  {
    type: SERVICE,
    attribute: 'template.scaling.min_instance_count',
    rule: 'at most the maximum',
    allows: (value, { max_instance_count: most }: Attributes) => Number(value) <= number(most, 100),
    source: 'https://cloud.google.com/run/docs/configuring/min-instances',
  },
  {
    type: SERVICE,
    attribute: 'template.containers.resources.limits.cpu',
    rule: 'from 0.08 to 1, or 1, 2, 4, 6 or 8',
    allows: (value) =>
      [1, 2, 4, 6, 8].includes(cpus(String(value))) ||
      (cpus(String(value)) >= 0.08 && cpus(String(value)) < 1),
    source: CPU,
  },
  {
    type: SERVICE,
    attribute: 'template.containers.resources.limits.memory',
    rule: 'from 128Mi to 32Gi',
    allows: (value) => memoryBytes(String(value)) >= GIB / 8 && memoryBytes(String(value)) <= 32 * GIB,
    source: MEMORY,
  },
  {
    type: SERVICE,
    attribute: 'template.containers.resources.limits.memory',
    rule: 'at most 4Gi for one processor, 8Gi for two, 16Gi for four, 24Gi for six',
    allows: (value, { cpu = '1' }: Attributes) =>
      memoryBytes(String(value)) <= MOST_MEMORY(cpus(String(cpu))),
    source: MEMORY,
  },
  {
    type: SERVICE,
    attribute: 'template.containers.resources.limits.cpu',
    rule: 'less where there is little memory: four processors need 2Gi, six or eight 4Gi',
    allows: (value, { memory = '512Mi' }: Attributes) =>
      isComputed(memory) || memoryBytes(String(memory)) >= LEAST_MEMORY(cpus(String(value))),
    source: CPU,
  },
  { type: SERVICE, attribute: 'template.containers.env', ...atMostItems(1000), source: VARIABLES },
  {
    type: SERVICE,
    attribute: 'template.containers.env.name',
    rule: 'a name that Cloud Run does not set itself, without = and not beginning with X_GOOGLE_',
    allows: (value) =>
      /^(?!X_GOOGLE_)[^=\0]+$/.test(String(value)) &&
      !['PORT', 'K_SERVICE', 'K_REVISION', 'K_CONFIGURATION'].includes(String(value)),
    source: VARIABLES,
  },
  { type: SERVICE, attribute: 'template.containers.env.value', ...atMostBytes(32 * 1024), source: VARIABLES },
  {
    type: SERVICE,
    attribute: 'ingress',
    ...oneOf(
      'INGRESS_TRAFFIC_ALL',
      'INGRESS_TRAFFIC_INTERNAL_ONLY',
      'INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER',
    ),
    source: `${REST}#IngressTraffic`,
  },
]

const MOST_MEMORY = (processors: number) => {
  if (processors <= 1) return 4 * GIB
  if (processors <= 2) return 8 * GIB
  if (processors <= 4) return 16 * GIB
  return processors <= 6 ? 24 * GIB : 32 * GIB
}

const LEAST_MEMORY = (processors: number) => {
  if (processors < 4) return 0
  return processors === 4 ? 2 * GIB : 4 * GIB
}

function cpusOf(container: Attributes | undefined): number {
  const [resources] = [container?.resources].flat() as [{ limits?: { cpu?: unknown } } | undefined]
  return cpus(String(resources?.limits?.cpu ?? '1'))
}
