// The load balancer. Its parts refer to each other, so Terraform knows their order.
import type { Row } from '../row.ts'

const part = (seconds: number): Row => ({
  api: 'compute',
  seconds,
  deployer: 'roles/compute.loadBalancerAdmin',
})
const security = (seconds: number): Row => ({ ...part(seconds), deployer: 'roles/compute.securityAdmin' })

export const EDGE_ROWS: Record<string, Row> = {
  google_compute_backend_service: part(45),
  google_compute_global_address: part(12),
  google_compute_global_forwarding_rule: part(25),
  // The certificate itself becomes valid within an hour after the domain's records name the address.
  google_compute_managed_ssl_certificate: security(12),
  google_compute_region_network_endpoint_group: part(12),
  google_compute_security_policy: security(15),
  google_compute_ssl_policy: security(12),
  google_compute_target_http_proxy: part(12),
  google_compute_target_https_proxy: part(12),
  google_compute_url_map: part(12),
  google_iap_web_backend_service_iam_member: { api: 'iap', seconds: 8, deployer: 'roles/iap.admin' },
}
