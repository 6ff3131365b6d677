import { describe, expect, test } from 'vitest'
import { checkRules } from '../../local-cloud/terraform/rules.ts'
import { EDGES, type EdgeName } from '../edge.ts'
import type { Environment } from '../environments.ts'
import { type Attributes, agentOf, lookAt, members, pathOf, prod, referred } from '../testing.ts'

const MEMBERS = ['group:makers@example.org', 'user:ana@example.org']

function at(edge: EdgeName) {
  const environment: Environment = {
    ...prod.environment,
    edge,
    ...(edge === 'iap' && { iapMembers: MEMBERS }),
  }
  const cloud = lookAt(environment)
  const api = cloud.named('google_cloud_run_v2_service', 'api')
  const { containers } = api.template as { containers: [{ env: { name: string; value: string }[] }] }
  const env = new Map(containers[0].env.map(({ name, value }) => [name, value]))
  return { cloud, api, env }
}

const clouds = { run: at('run'), cdn: at('cdn'), iap: at('iap') } as const satisfies Record<EdgeName, unknown>

describe.each(Object.keys(EDGES) as EdgeName[])('with %s', (edge) => {
  const { cloud, api, env } = clouds[edge]

  test('the API takes requests from there only, and counts the addresses that are Google’s', () => {
    expect(api.ingress).toBe(EDGES[edge].ingress)
    expect(env.get('TRUSTED_PROXIES')).toBe(edge === 'run' ? '1' : '2')
    expect(env.get('PUBLIC_URL')).toBe(cloud.environment.origins[0])
    expect(env.get('IAP_AUDIENCE') === '').toBe(edge !== 'iap')
  })

  test('the public name leads to the API', () => {
    const domain = new URL(cloud.environment.origins[0]).hostname
    const mapped = cloud.all('google_cloud_run_domain_mapping')
    const certified = cloud.all('google_compute_managed_ssl_certificate')
    expect(mapped.map(({ name }) => name)).toEqual(edge === 'run' ? [domain] : [])
    expect(certified.map(({ managed }) => managed)).toEqual(edge === 'run' ? [] : [{ domains: [domain] }])
  })

  test('somebody asks from outside what people get, or what the proxy tells strangers', () => {
    const [check, ...others] = cloud.all('google_monitoring_uptime_check_config')
    expect(others).toEqual([])
    const { host } = (check!.monitored_resource as { labels: { host: string } }).labels
    expect(host).toBe(new URL(cloud.environment.origins[0]).hostname)
    const http = check!.http_check as Attributes
    expect(http).toMatchObject({ path: '/health/ready', port: 443, use_ssl: true, validate_ssl: true })
    const isScript = { 'X-Requested-With': 'XMLHttpRequest' }
    expect([http.headers, http.accepted_response_status_codes]).toEqual(
      edge === 'iap' ? [isScript, [{ status_value: 401 }]] : [undefined, undefined],
    )
  })

  test('only functions of the project itself are reached otherwise, by Pub/Sub', () => {
    for (const service of cloud.all('google_cloud_run_v2_service'))
      if (service !== api) expect(service.ingress).toBe('INGRESS_TRAFFIC_INTERNAL_ONLY')
  })

  test('a first apply is accepted', () => {
    expect(checkRules(cloud.json.resource)).toEqual([])
  })

  test('without a load balancer nothing of one is paid for', () => {
    expect(cloud.types.some((type) => type.startsWith('google_compute_'))).toBe(edge !== 'run')
  })
})

describe.each(['cdn', 'iap'] as const)('before the API with %s', (edge) => {
  const { cloud } = clouds[edge]
  const backends = cloud.all('google_compute_backend_service')
  const map = (name: string) => cloud.named('google_compute_url_map', name)

  test('every backend is the API, behind the firewall, with a log, and without what Google refuses there', () => {
    expect(backends).toHaveLength(edge === 'cdn' ? 2 : 1)
    for (const backend of backends) {
      const [{ group }] = backend.backend as [{ group: string }]
      expect(referred(cloud, group).resource).toMatchObject({
        network_endpoint_type: 'SERVERLESS',
        cloud_run: { service: 'api' },
      })
      expect(referred(cloud, backend.security_policy).resource.type).toBe('CLOUD_ARMOR')
      expect(backend).toMatchObject({ protocol: 'HTTPS', log_config: { enable: true, sample_rate: 1 } })
      for (const refused of ['timeout_sec', 'health_checks', 'port_name', 'session_affinity'])
        expect(backend[refused]).toBeUndefined()
    }
  })

  test('there is TLS everywhere: what comes without is led to it', () => {
    const rules = cloud.all('google_compute_global_forwarding_rule')
    expect(rules.map(({ port_range }) => port_range).sort()).toEqual(['443', '443', '80', '80'])
    for (const { port_range, target } of rules) {
      const proxy = referred(cloud, target).resource
      const routes = referred(cloud, proxy.url_map).resource
      expect(routes).toBe(map(port_range === '443' ? 'studio' : 'studio-to-https'))
      if (port_range === '443')
        expect(referred(cloud, proxy.ssl_policy).resource).toMatchObject({
          profile: 'MODERN',
          min_tls_version: 'TLS_1_2',
        })
    }
    expect(map('studio-to-https')).toMatchObject({
      default_url_redirect: { https_redirect: true, strip_query: false },
    })
    expect(map('studio-to-https').default_service).toBeUndefined()
  })

  test('the firewall slows floods, leaves bodies alone and lets the rest in', () => {
    const [policy] = cloud.all('google_compute_security_policy')
    const rules = policy?.rule as { action: string; priority: number; match: Attributes }[]
    expect(new Set(rules.map(({ priority }) => priority)).size).toBe(rules.length)
    expect(rules.toSorted((a, b) => b.priority - a.priority)[0]).toMatchObject({
      action: 'allow',
      priority: 2_147_483_647,
    })
    const texts = rules.map(
      ({ match }) => (match.expr as { expression: string } | undefined)?.expression ?? '',
    )
    for (const text of texts.filter((each) => each.includes('evaluatePreconfiguredWaf')))
      expect(text).toMatch(/request\.method == 'GET' \|\| request\.method == 'HEAD'/)
    expect(rules.filter(({ action }) => action === 'throttle')).toHaveLength(2)
  })
})

test('the cache keeps only what answers say may be kept, under the studio’s own name', () => {
  const { cloud } = clouds.cdn
  const cached = cloud.named('google_compute_backend_service', 'studio-cached')
  expect(cached).toMatchObject({
    enable_cdn: true,
    cdn_policy: {
      cache_mode: 'USE_ORIGIN_HEADERS',
      negative_caching: false,
      serve_while_stale: 0,
      cache_key_policy: { include_host: true, include_protocol: true, include_query_string: true },
    },
  })
  expect(cloud.named('google_compute_backend_service', 'studio').enable_cdn).toBeUndefined()
  const { host_rule, path_matcher, default_service } = cloud.named('google_compute_url_map', 'studio') as {
    host_rule: [{ hosts: string[] }]
    path_matcher: [{ default_service: string; path_rule: [{ paths: string[]; service: string }] }]
    default_service: string
  }
  expect(host_rule).toEqual([
    { hosts: [new URL(prod.environment.origins[0]).hostname], path_matcher: 'studio' },
  ])
  const [{ path_rule }] = path_matcher
  expect(referred(cloud, path_rule[0].service).resource).toBe(cached)
  expect(path_rule[0].paths.filter((path) => path.startsWith('/api'))).toEqual([])
  for (const plain of [default_service, path_matcher[0].default_service])
    expect(referred(cloud, plain).resource.name).toBe('studio')
})

test('Identity-Aware Proxy lets in exactly the members, and nobody else reaches the API', () => {
  const { cloud, api, env } = clouds.iap
  const backend = cloud.named('google_compute_backend_service', 'studio')
  expect(backend).toMatchObject({ iap: { enabled: true } })
  expect(backend.enable_cdn).toBeUndefined()
  const accessors = cloud.all('google_iap_web_backend_service_iam_member')
  expect(accessors.map(({ member, role }) => [member, role])).toEqual(
    MEMBERS.map((member) => [member, 'roles/iap.httpsResourceAccessor']),
  )
  for (const { web_backend_service } of accessors)
    expect(referred(cloud, web_backend_service).resource).toBe(backend)

  expect(api.invoker_iam_disabled).toBeUndefined()
  const invokers = members(cloud).filter(
    (each) => pathOf(each)[0] === 'api' && each.role === 'roles/run.invoker',
  )
  expect(invokers).toHaveLength(1)
  expect(referred(cloud, invokers[0]?.name).resource).toBe(api)
  expect(agentOf(invokers[0]?.member)).toBe('gcp-sa-iap')

  const [, project, id] =
    /^\/projects\/(\$\{[^}]+\})\/global\/backendServices\/(\$\{[^}]+\})$/.exec(
      String(env.get('IAP_AUDIENCE')),
    ) ?? []
  expect(referred(cloud, project)).toMatchObject({ type: 'google_project', attribute: 'number' })
  expect(referred(cloud, id)).toMatchObject({ resource: backend, attribute: 'generated_id' })
})
