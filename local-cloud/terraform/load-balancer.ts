// Reads an external Application Load Balancer: its parts refer to each other, so they are collected first and put
// together at the end.
import type { BackendDescription, FirewallRule, FrontDescription, RoutesDescription } from '../description.ts'
import { documentationAddress, numberOf, type Project } from './computed.ts'
import { shortName } from './names.ts'
import type { Reader } from './reader.ts'

type ReadBackend = Omit<BackendDescription, 'service' | 'firewall'> & {
  endpoints: string
  policy: string | null
}
type ReadRoutes = {
  redirectsToHttps: boolean
  backend: string | null
  hosts: { hosts: string[]; backend: string; paths: { paths: string[]; backend: string }[] }[]
}

export interface LoadBalancerParts {
  /** Adds one resource. Returns false when it is no part of a load balancer. */
  read(type: string, reader: Reader): boolean
  /** Throws when a part refers to one that is not there. */
  fronts(): FrontDescription[]
}

export function createLoadBalancerParts(project: Pick<Project, 'number'>): LoadBalancerParts {
  const endpoints = new Map<string, string>()
  const policies = new Map<string, FirewallRule[]>()
  const backends = new Map<string, ReadBackend>()
  const maps = new Map<string, ReadRoutes>()
  const proxies = new Map<string, string>()
  const members = new Map<string, string[]>()
  const addresses = new Map<string, string>()
  const rules: { name: string; port: number; address: string; proxy: string }[] = []

  const readers: Record<string, (reader: Reader) => unknown> = {
    google_compute_region_network_endpoint_group: (group) =>
      endpoints.set(group.text('name'), shortName(group.block('cloud_run')?.text('service') ?? '')),
    google_compute_security_policy: (policy) =>
      policies.set(policy.text('name'), policy.blocks('rule').map(readRule)),
    google_compute_backend_service: (backend) => {
      const read = readBackend(backend, project)
      backends.set(read.name, read)
    },
    google_compute_url_map: (map) => maps.set(map.text('name'), readRoutes(map)),
    google_compute_target_http_proxy: (proxy) =>
      proxies.set(proxy.text('name'), shortName(proxy.text('url_map'))),
    google_compute_target_https_proxy: (proxy) =>
      proxies.set(proxy.text('name'), shortName(proxy.text('url_map'))),
    google_compute_global_forwarding_rule: (rule) =>
      rules.push({
        name: rule.text('name'),
        port: rule.number('port_range'),
        address: shortName(rule.text('ip_address')),
        proxy: shortName(rule.text('target')),
      }),
    google_compute_global_address: (address) =>
      addresses.set(
        address.text('name'),
        documentationAddress(address.text('name'), address.text('ip_version', 'IPV4')),
      ),
    google_iap_web_backend_service_iam_member: (binding) => {
      const backend = shortName(binding.text('web_backend_service'))
      if (binding.text('role') !== 'roles/iap.httpsResourceAccessor') return
      members.set(backend, [...(members.get(backend) ?? []), binding.text('member')])
    },
  }

  const backendOf = (name: string): BackendDescription => {
    const { endpoints: group, policy, ...backend } = need(backends, name)
    return {
      ...backend,
      service: need(endpoints, group),
      iap: backend.iap && { ...backend.iap, members: members.get(name) ?? [] },
      firewall: policy === null ? [] : need(policies, policy).toSorted((a, b) => a.priority - b.priority),
    }
  }

  const routesOf = (name: string): RoutesDescription => {
    const { redirectsToHttps, backend, hosts } = need(maps, name)
    return {
      redirectsToHttps,
      backend: backend === null ? null : backendOf(backend),
      hosts: hosts.map((each) => ({
        hosts: each.hosts,
        backend: backendOf(each.backend),
        paths: each.paths.map(({ paths, backend }) => ({ paths, backend: backendOf(backend) })),
      })),
    }
  }

  return {
    read(type, reader) {
      readers[type]?.(reader)
      return type in readers
    },
    fronts: () =>
      rules.map(({ name, port, address, proxy }) => ({
        name,
        port,
        address: need(addresses, address),
        routes: routesOf(need(proxies, proxy)),
      })),
  }
}

function readBackend(backend: Reader, project: Pick<Project, 'number'>): ReadBackend {
  const name = backend.text('name')
  const policy = backend.optionalText('security_policy')
  const cdn = backend.block('cdn_policy')
  // Signatures, coalescing and what is served while the service fails are not simulated: every miss is answered anew.
  cdn?.withoutEffect(['request_coalescing', 'serve_while_stale'])
  if (cdn && cdn.text('cache_mode', 'USE_ORIGIN_HEADERS') !== 'USE_ORIGIN_HEADERS')
    throw new Error(`${backend.address}.cdn_policy: only USE_ORIGIN_HEADERS is simulated`)
  if (cdn?.flag('negative_caching', false))
    throw new Error(`${backend.address}.cdn_policy: negative_caching is not simulated`)
  const key = cdn?.block('cache_key_policy')
  key?.withoutEffect(['include_host', 'include_protocol'])
  const bypassHeaders = (cdn?.blocks('bypass_cache_on_request_headers') ?? []).map((each) =>
    each.text('header_name').toLowerCase(),
  )
  const includeQuery = key?.flag('include_query_string', true) ?? true
  const hasIap = backend.block('iap')?.flag('enabled', false) ?? false
  return {
    name,
    endpoints: shortName(backend.block('backend')?.text('group') ?? ''),
    policy: policy === null ? null : shortName(policy),
    cache: backend.flag('enable_cdn', false) ? { includeQuery, bypassHeaders } : null,
    iap: hasIap
      ? { audience: `/projects/${project.number}/global/backendServices/${numberOf(name)}`, members: [] }
      : null,
    responseHeaders: backend.texts('custom_response_headers').map((line) => {
      const [header = '', ...value] = line.split(':')
      return [header.trim().toLowerCase(), value.join(':').trim()]
    }),
  }
}

function readRule(rule: Reader): FirewallRule {
  // No signature of a rule set is evaluated here, so nothing is excluded from them.
  rule.withoutEffect(['description', 'preconfigured_waf_config'])
  const match = rule.block('match')
  match?.withoutEffect(['versioned_expr'])
  const sources = match?.block('config')?.texts('src_ip_ranges') ?? ['*']
  if (sources.join() !== '*') throw new Error(`${rule.address}: only the source * is simulated`)
  const [action = '', status = '403'] = rule.text('action').split(/[()]/)
  const options = rule.block('rate_limit_options')
  options?.withoutEffect(['conform_action', 'enforce_on_key'])
  const threshold = options?.block('rate_limit_threshold')
  if (action !== 'allow' && action !== 'deny' && action !== 'throttle')
    throw new Error(`${rule.address}: the action ${action} is not simulated`)
  return {
    priority: rule.number('priority'),
    expression: match?.block('expr')?.text('expression') ?? '',
    action,
    status:
      action === 'throttle'
        ? Number(/\d+/.exec(options?.text('exceed_action') ?? '')?.[0] ?? 429)
        : Number(status),
    limit: threshold ? { count: threshold.number('count'), seconds: threshold.number('interval_sec') } : null,
  }
}

function readRoutes(map: Reader): ReadRoutes {
  const redirect = map.block('default_url_redirect')
  redirect?.withoutEffect(['redirect_response_code', 'strip_query'])
  const backend = map.optionalText('default_service')
  const matchers = new Map(map.blocks('path_matcher').map((matcher) => [matcher.text('name'), matcher]))
  return {
    redirectsToHttps: redirect?.flag('https_redirect', false) ?? false,
    backend: backend === null ? null : shortName(backend),
    hosts: map.blocks('host_rule').map((host) => {
      const matcher = need(matchers, host.text('path_matcher'))
      return {
        hosts: host.texts('hosts'),
        backend: shortName(matcher.text('default_service')),
        paths: matcher.blocks('path_rule').map((rule) => ({
          paths: rule.texts('paths'),
          backend: shortName(rule.text('service')),
        })),
      }
    }),
  }
}

function need<T>(parts: Map<string, T>, name: string): T {
  const found = parts.get(name)
  if (found === undefined) throw new Error(`The load balancer has no part ${name}`)
  return found
}
