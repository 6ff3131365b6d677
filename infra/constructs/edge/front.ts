import { createHash } from 'node:crypto'
import { ComputeGlobalAddress } from '@cdktf/provider-google/lib/compute-global-address/index.js'
import { ComputeGlobalForwardingRule } from '@cdktf/provider-google/lib/compute-global-forwarding-rule/index.js'
import { ComputeManagedSslCertificate } from '@cdktf/provider-google/lib/compute-managed-ssl-certificate/index.js'
import { ComputeSslPolicy } from '@cdktf/provider-google/lib/compute-ssl-policy/index.js'
import { ComputeTargetHttpProxy } from '@cdktf/provider-google/lib/compute-target-http-proxy/index.js'
import { ComputeTargetHttpsProxy } from '@cdktf/provider-google/lib/compute-target-https-proxy/index.js'
import { Construct } from 'constructs'
import type { Environment } from '../../environments.ts'
import type { Routes } from './routes.ts'

interface FrontConfig {
  environment: Environment
  routes: Routes
}

const VERSIONS = ['IPV4', 'IPV6'] as const

/** Addresses, certificate and ports of the load balancer. */
export class Front extends Construct {
  /** What the domain's A and AAAA records must say. */
  readonly addresses: string[]

  constructor(scope: Construct, id: string, { environment, routes }: FrontConfig) {
    super(scope, id)
    const domain = new URL(environment.origins[0]).hostname
    const certificate = new ComputeManagedSslCertificate(this, 'certificate', {
      // A certificate cannot change, and one that is in use cannot be deleted: another domain is another certificate.
      name: `studio-${createHash('sha256').update(domain).digest('hex').slice(0, 8)}`,
      managed: { domains: [domain] },
      lifecycle: { createBeforeDestroy: true },
    })
    const policy = new ComputeSslPolicy(this, 'tls', {
      name: 'studio',
      profile: 'MODERN',
      minTlsVersion: 'TLS_1_2',
    })
    const https = new ComputeTargetHttpsProxy(this, 'https', {
      name: 'studio-https',
      urlMap: routes.https.id,
      sslCertificates: [certificate.id],
      sslPolicy: policy.id,
    })
    const http = new ComputeTargetHttpProxy(this, 'http', { name: 'studio-http', urlMap: routes.http.id })

    this.addresses = VERSIONS.map((ipVersion) => {
      const version = ipVersion.toLowerCase()
      const address = new ComputeGlobalAddress(this, version, { name: `studio-${version}`, ipVersion })
      for (const [scheme, target, port] of [
        ['https', https.id, '443'],
        ['http', http.id, '80'],
      ] as const)
        new ComputeGlobalForwardingRule(this, `${scheme}-${version}`, {
          name: `studio-${scheme}-${version}`,
          ipAddress: address.id,
          target,
          portRange: port,
          loadBalancingScheme: 'EXTERNAL_MANAGED',
        })
      return address.address
    })
  }
}
