// Where people come in: ports, addresses, TLS and the certificate of the domain.
import { equals, is, matches, type Rule, reads, wants } from '../rule.ts'
import { domainOf, SCHEME } from './edge.ts'

export const edgeDoorRules: Rule[] = [
  wants({
    id: 'http-leads-to-https',
    severity: 'high',
    why: 'A request without TLS shows its cookies to everybody on the way.',
    mend: 'The second URL map does nothing but redirect.',
    link: 'https://cloud.google.com/load-balancing/docs/https/setting-up-http-https-redirect',
    on: 'google_compute_url_map',
    where: ({ attributes }) => attributes.name !== 'studio',
    wants: {
      default_url_redirect: is({
        https_redirect: true,
        redirect_response_code: 'MOVED_PERMANENTLY_DEFAULT',
        strip_query: false,
      }),
      default_service: is(undefined),
    },
  }),
  wants({
    id: 'modern-tls',
    severity: 'high',
    why: 'Old versions and ciphers can be broken by somebody on the way.',
    mend: 'At least TLS 1.2, with the MODERN profile.',
    link: 'https://cloud.google.com/load-balancing/docs/ssl-policies-concepts',
    on: 'google_compute_ssl_policy',
    wants: { min_tls_version: is('TLS_1_2'), profile: is('MODERN') },
  }),
  wants({
    id: 'https-proxy',
    severity: 'critical',
    why: 'Without its policy the proxy takes old TLS, and with another map it leads elsewhere.',
    mend: 'The proxy has the certificate, the policy and the map of the studio.',
    link: 'https://cloud.google.com/load-balancing/docs/target-proxies',
    on: 'google_compute_target_https_proxy',
    wants: {
      url_map: reads('that of the studio', () => '<compute_url_map studio>.id'),
      ssl_policy: reads('the policy', () => '<compute_ssl_policy studio>.id'),
      ssl_certificates: {
        words: 'the certificate of the studio',
        allows: (value, _, cloud) =>
          Array.isArray(value) &&
          value.length === 1 &&
          cloud.refersTo(value[0])?.resource.type === 'google_compute_managed_ssl_certificate',
      },
    },
  }),
  wants({
    id: 'http-proxy',
    severity: 'high',
    why: 'With the map of the studio it would answer without TLS.',
    mend: 'Its map only redirects.',
    link: 'https://cloud.google.com/load-balancing/docs/target-proxies',
    on: 'google_compute_target_http_proxy',
    wants: { url_map: reads('the one that redirects', () => '<compute_url_map studio-to-https>.id') },
  }),
  wants({
    id: 'certificate-of-the-domain',
    severity: 'critical',
    why: 'Browsers refuse a certificate of another name.',
    mend: "The certificate names the environment's domain and is replaced before it is removed.",
    link: 'https://cloud.google.com/load-balancing/docs/ssl-certificates/google-managed-certs',
    on: 'google_compute_managed_ssl_certificate',
    wants: {
      managed: equals('the domain', (_, cloud) => ({ domains: [domainOf(cloud)] })),
      name: matches('made of the domain', /^studio-[0-9a-f]{8}$/),
      lifecycle: is({ create_before_destroy: true }),
    },
  }),
  wants({
    id: 'open-ports',
    severity: 'high',
    why: 'People come by 443 and 80, by both versions of IP, and 80 must only redirect.',
    mend: 'Four forwarding rules.',
    link: 'https://cloud.google.com/load-balancing/docs/forwarding-rule-concepts',
    on: 'google_compute_global_forwarding_rule',
    wants: {
      ip_address: reads('that of its version', ({ attributes }) => {
        const version = String(attributes.name).split('-').at(-1)
        return `<compute_global_address studio-${version}>.id`
      }),
      port_range: equals('443 or 80', ({ attributes }) =>
        String(attributes.name).includes('-https-') ? '443' : '80',
      ),
      target: reads('its proxy', ({ attributes }) =>
        String(attributes.name).includes('-https-')
          ? '<compute_target_https_proxy studio-https>.id'
          : '<compute_target_http_proxy studio-http>.id',
      ),
      load_balancing_scheme: is(SCHEME),
    },
  }),
  wants({
    id: 'both-versions-of-ip',
    severity: 'medium',
    why: 'Half of all phones come by IPv6.',
    mend: 'One address of each version.',
    link: 'https://cloud.google.com/load-balancing/docs/ipv6',
    on: 'google_compute_global_address',
    wants: {
      ip_version: equals('that of its name', ({ attributes }) =>
        String(attributes.name).split('-').at(-1)?.toUpperCase(),
      ),
    },
  }),
  wants({
    id: 'domain-leads-to-the-api',
    severity: 'high',
    why: 'Links in mails, cookies and uploads are made for this name.',
    mend: "The mapping names the environment's domain and the service api.",
    link: 'https://cloud.google.com/run/docs/mapping-custom-domains',
    on: 'google_cloud_run_domain_mapping',
    wants: {
      name: equals('the domain', (_, cloud) => domainOf(cloud)),
      location: equals("the environment's region", (_, { environment }) => environment.region),
      metadata: equals('the project', (_, { environment }) => ({ namespace: environment.projectId })),
      spec: is({ route_name: 'api' }),
    },
  }),
]
