// A revision's template in the words of the Admin API's version 2, which are Terraform's in another spelling.
import type { ProbeDescription, ServiceDescription } from '../description.ts'
import type { Value } from '../terraform/functions.ts'
import { createReader } from '../terraform/reader.ts'
import { readService } from '../terraform/run.ts'

/** Source: https://cloud.google.com/run/docs/reference/rest/v2/RevisionTemplate */
export function templateToWire(template: ServiceDescription): object {
  const { env, secretEnv } = template
  return {
    serviceAccount: template.serviceAccountEmail,
    timeout: `${template.timeoutSeconds}s`,
    maxInstanceRequestConcurrency: template.concurrency,
    scaling: { minInstanceCount: template.minInstances, maxInstanceCount: template.maxInstances },
    containers: [
      {
        image: template.image,
        command: template.command,
        args: template.args,
        env: [
          ...Object.entries(env).map(([name, value]) => ({ name, value })),
          ...Object.entries(secretEnv).map(([name, secretKeyRef]) => ({
            name,
            valueSource: { secretKeyRef },
          })),
        ],
        resources: {
          limits: { memory: `${template.memoryBytes / 1024 / 1024}Mi`, cpu: String(template.cpus) },
        },
        ...probe('startupProbe', template.startupProbe),
        ...probe('livenessProbe', template.livenessProbe),
      },
    ],
  }
}

function probe(name: string, description: ProbeDescription | null): object {
  if (!description) return {}
  const { path, ...numbers } = description
  return { [name]: { ...numbers, ...(path === null ? { tcpSocket: {} } : { httpGet: { path } }) } }
}

/** Throws with the name of the field for a template that is not understood whole. */
export function templateFromWire(service: ServiceDescription, wire: unknown): ServiceDescription {
  const reader = createReader('service', { name: service.name, template: inTerraformsSpelling(wire) })
  const read = readService(reader, service.serviceAccountEmail)
  const [unknown] = reader.unread()
  if (unknown !== undefined) throw new Error(`Unknown name ${unknown}`)
  const { labels, customAudiences, invokerIamDisabled, traffic } = service
  return { ...read, labels, customAudiences, invokerIamDisabled, traffic }
}

/** Maps whose keys are names that somebody chose. */
const FREE_KEYS = new Set(['labels', 'annotations', 'limits'])

function inTerraformsSpelling(value: unknown): Value {
  if (Array.isArray(value)) return value.map(inTerraformsSpelling)
  if (value === null || typeof value !== 'object') return (value ?? null) as Value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      FREE_KEYS.has(key) ? (each as Value) : inTerraformsSpelling(each),
    ]),
  )
}
