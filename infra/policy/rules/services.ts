// Cloud Run's services: their identity, their sizes, what runs in them.

import { demandsOf, shareQuota } from '../../capacity.ts'
import { imageRepository } from '../../environments.ts'
import type { Cloud, Resource } from '../cloud.ts'
import { valueAt } from '../cloud.ts'
import { accountOf, api, factsOf, services } from '../facts.ts'
import { differences, equals, is, type Rule, wants } from '../rule.ts'

const RUN = 'google_cloud_run_v2_service'
const facts = ({ attributes }: Resource) => factsOf(attributes.name)
const container = 'template.containers.0'

const instancesIn = ({ environment }: Cloud) => shareQuota(demandsOf(environment), environment.regionalQuota)

export const serviceRules: Rule[] = [
  {
    id: 'services-as-declared',
    severity: 'high',
    why: 'A function without its service never answers; a service that nobody declared runs without an owner.',
    mend: 'List the function in infra/rooms.ts.',
    link: 'https://cloud.google.com/run/docs/overview/what-is-cloud-run',
    judges: { [RUN]: ['name'] },
    *check(cloud) {
      if (cloud.stack !== 'studio') return
      const found = new Map(
        cloud.all(RUN).map(({ attributes, address }) => [String(attributes.name), address]),
      )
      yield* differences(found, new Set(services.map(({ name }) => name)), {
        missing: 'a service is missing',
        extra: 'nobody declared this service',
      })
    },
  },
  {
    id: 'one-account-per-service',
    severity: 'critical',
    why: 'Services that share an account can do what all of them together may do.',
    mend: 'Let the construct make the account.',
    link: 'https://cloud.google.com/run/docs/securing/service-identity',
    judges: { [RUN]: ['template.service_account'], google_service_account: ['account_id', 'disabled'] },
    *check(cloud) {
      if (cloud.stack !== 'studio') return
      for (const { address, attributes } of cloud.all(RUN)) {
        const name = String(attributes.name)
        const wanted = `<service_account ${accountOf({ name })}>.email`
        const found = cloud.named(valueAt(attributes, 'template.service_account'))
        if (found !== wanted)
          yield {
            address,
            attribute: 'template.service_account',
            message: `it runs as ${found}; it must run as ${wanted}`,
          }
      }
      const accounts = new Map(
        cloud
          .all('google_service_account')
          .map(({ attributes, address }) => [
            attributes.disabled === undefined ? String(attributes.account_id) : 'a disabled account',
            address,
          ]),
      )
      yield* differences(accounts, new Set(['event-push', ...services.map(accountOf)]), {
        missing: 'an account is missing',
        extra: 'no service runs as this account',
      })
    },
  },
  wants({
    id: 'image-by-digest-from-own-registry',
    severity: 'critical',
    why: 'A tag is moved to other code without a deployment, and a foreign registry belongs to somebody else.',
    mend: 'Name the digest of the build in the environment file.',
    link: 'https://cloud.google.com/binary-authorization/docs/key-concepts#digests',
    on: RUN,
    wants: {
      [`${container}.image`]: equals('the build of the environment', (_, { environment }) =>
        environment.image.startsWith(`${imageRepository(environment)}/studio@sha256:`)
          ? environment.image
          : environment.form === 'sources'
            ? environment.image
            : null,
      ),
    },
  }),
  wants({
    id: 'program-of-the-service',
    severity: 'high',
    why: 'One image holds all programs, so only the arguments say which of them starts, and with which signature.',
    mend: 'Take the arguments from infra/constructs/program.ts.',
    link: 'https://cloud.google.com/functions/docs/running/function-frameworks',
    on: RUN,
    wants: {
      [`${container}.command`]: is(['node']),
      [`${container}.args`]: equals('the program of that service', ({ attributes }, { environment }) => {
        const { name } = attributes
        const bundled = environment.form === 'bundles'
        const extension = bundled ? 'mjs' : 'ts'
        if (name === 'api')
          return [...(bundled ? ['--enable-source-maps'] : []), `services/api/main.${extension}`]
        return [
          '--max-semi-space-size=2',
          ...(bundled
            ? ['--enable-source-maps', 'functions-framework.mjs']
            : ['node_modules/@google-cloud/functions-framework/build/src/main.js']),
          `--target=${name}`,
          `--source=functions/${name}/main.${extension}`,
          '--signature-type=cloudevent',
        ]
      }),
    },
  }),
  wants({
    id: 'size-as-declared',
    severity: 'medium',
    why: 'Less memory kills instances; more, or more requests at once than it was made for, costs or breaks.',
    mend: 'Change the facts of the service.',
    link: 'https://cloud.google.com/run/docs/configuring/services/memory-limits',
    on: RUN,
    wants: {
      [`${container}.resources.limits`]: equals('what the service declares', (resource) => ({
        memory: facts(resource)?.memory,
        cpu: facts(resource)?.cpu,
      })),
      'template.max_instance_request_concurrency': equals(
        'what the service declares',
        (resource) => facts(resource)?.concurrency,
      ),
      'template.timeout': equals(
        'what the service declares',
        (resource) => `${facts(resource)?.timeoutSeconds}s`,
      ),
      'template.execution_environment': equals('the first generation below one processor', (resource) =>
        Number(facts(resource)?.cpu) < 1 ? 'EXECUTION_ENVIRONMENT_GEN1' : undefined,
      ),
    },
  }),
  wants({
    id: 'instances-within-the-quota',
    severity: 'high',
    why: 'Without a maximum a fault or an attack costs without end; beyond the quota no instance starts at all.',
    mend: 'Set apiMinInstances, apiMaxInstances and regionalQuota in the environment file.',
    link: 'https://cloud.google.com/run/docs/configuring/max-instances',
    on: RUN,
    wants: {
      'template.scaling': equals('its share of the quota', (resource, cloud) => ({
        max_instance_count: instancesIn(cloud).get(String(resource.attributes.name)),
        min_instance_count: facts(resource) === api ? cloud.environment.apiMinInstances : 0,
      })),
    },
  }),
  wants({
    id: 'processor-only-for-requests',
    severity: 'medium',
    why: 'An idle instance with its own processor costs all day; a start without boost takes twice as long.',
    mend: 'cpu_idle and startup_cpu_boost belong on.',
    link: 'https://cloud.google.com/run/docs/configuring/billing-settings',
    on: RUN,
    wants: {
      [`${container}.resources.cpu_idle`]: is(true),
      [`${container}.resources.startup_cpu_boost`]: is(true),
    },
  }),
  wants({
    id: 'start-asks-for-the-port-only',
    severity: 'high',
    why: 'A probe that asks the database fails every start while that is down, and the first deployment.',
    mend: 'Probe the port, for the four minutes that Cloud Run allows.',
    link: 'https://cloud.google.com/run/docs/configuring/healthchecks',
    on: RUN,
    wants: {
      [`${container}.startup_probe`]: is({
        failure_threshold: 1,
        period_seconds: 240,
        timeout_seconds: 240,
        tcp_socket: { port: 8080 },
      }),
    },
  }),
  wants({
    id: 'liveness-of-the-api',
    severity: 'medium',
    why: 'An API that hangs keeps its requests until somebody restarts it.',
    mend: 'Probe /health/live; not a path that Google answers itself, and not the database.',
    link: 'https://cloud.google.com/run/docs/known-issues#reserved_url_paths',
    on: RUN,
    wants: {
      [`${container}.liveness_probe`]: equals('that of the API only', (resource) =>
        facts(resource) === api
          ? {
              failure_threshold: 3,
              period_seconds: 30,
              timeout_seconds: 5,
              http_get: { path: '/health/live' },
            }
          : undefined,
      ),
    },
  }),
  wants({
    id: 'a-release-owns-what-runs',
    severity: 'high',
    why: 'An apply that knows the image or the traffic of last week would take a release back.',
    mend: 'Terraform leaves image and traffic alone once the service is there.',
    link: 'https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#ignore_changes',
    on: RUN,
    wants: {
      lifecycle: is({
        ignore_changes: ['template[0].containers[0].image', 'traffic', 'client', 'client_version'],
      }),
    },
  }),
  wants({
    id: 'service-kept-from-deletion',
    severity: 'high',
    why: 'A change that replaces a service takes its address and its traffic away.',
    mend: 'Protect it wherever the environment is not disposable.',
    link: 'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/cloud_run_v2_service',
    on: RUN,
    wants: {
      deletion_protection: equals(
        'on, except where everything may go',
        (_, { environment }) => !environment.isDisposable,
      ),
    },
  }),
]
