import type { ProbeDescription, ServiceDescription } from '../description.ts'
import { ALL_TO_LATEST } from '../run/traffic.ts'
import { shortName } from './names.ts'
import { cpus, memoryBytes } from './quantity.ts'
import type { Reader } from './reader.ts'

// Cloud Run's defaults. Source: https://cloud.google.com/run/docs/configuring
const DEFAULT_CONCURRENCY = 80
const DEFAULT_TIMEOUT_SECONDS = 300
const DEFAULT_MAX_INSTANCES = 100
const DEFAULT_MEMORY = '512Mi'
const DEFAULT_CPU = '1'

const INGRESS: Record<string, ServiceDescription['ingress']> = {
  INGRESS_TRAFFIC_ALL: 'all',
  INGRESS_TRAFFIC_INTERNAL_ONLY: 'internal',
  INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER: 'internal-and-load-balancer',
}

export function readService(service: Reader, defaultAccount: string): ServiceDescription {
  const template = service.block('template')
  if (!template) throw new Error(`${service.address}: needs a template`)
  template.withoutEffect(['labels', 'annotations', 'execution_environment', 'session_affinity', 'revision'])
  const [container, ...sidecars] = template.blocks('containers')
  if (!container || sidecars.length > 0) throw new Error(`${service.address}: needs exactly one container`)
  container.withoutEffect(['name', 'ports'])

  const limits = readLimits(container)
  const scaling = template.block('scaling')
  const serviceScaling = service.block('scaling')
  return {
    name: service.text('name'),
    serviceAccountEmail: shortName(template.text('service_account', defaultAccount)),
    image: container.text('image', ''),
    command: container.texts('command'),
    args: container.texts('args'),
    ...readEnvironment(container),
    concurrency: template.number('max_instance_request_concurrency', DEFAULT_CONCURRENCY),
    timeoutSeconds: template.seconds('timeout', DEFAULT_TIMEOUT_SECONDS),
    minInstances:
      scaling?.number('min_instance_count', 0) || serviceScaling?.number('min_instance_count', 0) || 0,
    maxInstances: scaling?.number('max_instance_count', DEFAULT_MAX_INSTANCES) ?? DEFAULT_MAX_INSTANCES,
    ...limits,
    startupProbe: readProbe(container.block('startup_probe')),
    livenessProbe: readProbe(container.block('liveness_probe')),
    labels: service.textMap('labels'),
    customAudiences: service.texts('custom_audiences'),
    ingress: INGRESS[service.text('ingress', 'INGRESS_TRAFFIC_ALL')] ?? 'all',
    invokerIamDisabled: service.flag('invoker_iam_disabled', false),
    traffic: readTraffic(service.blocks('traffic')),
  }
}

function readTraffic(targets: Reader[]): ServiceDescription['traffic'] {
  if (targets.length === 0) return ALL_TO_LATEST
  return targets.map((target) => ({
    revision:
      target.text('type', '') === 'TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION' ? target.text('revision') : null,
    percent: target.number('percent', 0),
    tag: target.optionalText('tag'),
  }))
}

function readLimits(container: Reader): { memoryBytes: number; cpus: number } {
  const resources = container.block('resources')
  // This decides about CPU between requests, which a local process always has.
  resources?.withoutEffect(['cpu_idle', 'startup_cpu_boost'])
  const limits = resources?.textMap('limits')
  return {
    memoryBytes: memoryBytes(limits?.memory ?? DEFAULT_MEMORY),
    cpus: cpus(limits?.cpu ?? DEFAULT_CPU),
  }
}

function readEnvironment(container: Reader): Pick<ServiceDescription, 'env' | 'secretEnv'> {
  const env: ServiceDescription['env'] = {}
  const secretEnv: ServiceDescription['secretEnv'] = {}
  for (const variable of container.blocks('env')) {
    const name = variable.text('name')
    const secret = variable.block('value_source')?.block('secret_key_ref')
    if (secret) {
      secretEnv[name] = {
        secret: shortName(secret.text('secret')),
        version: secret.text('version', 'latest'),
      }
    } else {
      env[name] = variable.text('value', '')
    }
  }
  return { env, secretEnv }
}

function readProbe(probe: Reader | null): ProbeDescription | null {
  if (!probe) return null
  const http = probe.block('http_get')
  http?.withoutEffect(['port'])
  probe.block('tcp_socket')?.withoutEffect(['port'])
  return {
    path: http ? http.text('path', '/') : null,
    initialDelaySeconds: probe.number('initial_delay_seconds', 0),
    periodSeconds: probe.number('period_seconds', 10),
    timeoutSeconds: probe.number('timeout_seconds', 1),
    failureThreshold: probe.number('failure_threshold', 3),
  }
}
