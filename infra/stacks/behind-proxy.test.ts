import { expect, test } from 'vitest'
import { checkRules } from '../../local-cloud/terraform/rules.ts'
import { checkOrder } from '../check-order.ts'
import { lookAt, members, pathOf, prod, referred } from '../testing.ts'

const cloud = lookAt({
  ...prod.environment,
  edge: 'iap',
  iapMembers: ['group:makers@example.org'],
})
const api = cloud.named('google_cloud_run_v2_service', 'api')

test('only Identity-Aware Proxy reaches the API, through the load balancer', () => {
  expect(api.ingress).toBe('INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER')
  expect(api.invoker_iam_disabled).toBeUndefined()
  const invokers = members(cloud).filter(
    (each) => pathOf(each)[0] === 'api' && each.role === 'roles/run.invoker',
  )
  expect(invokers).toHaveLength(1)
  expect(referred(cloud, invokers[0]?.name).resource).toBe(api)
  expect(referred(cloud, invokers[0]?.member).resource.service).toBe('iap.googleapis.com')
})

test('the API knows the proxy’s assertions and both proxies in front', () => {
  const { containers } = api.template as { containers: [{ env: object[] }] }
  expect(containers[0].env).toContainEqual({
    name: 'IAP_AUDIENCE',
    value: expect.stringMatching(/^\/projects\/.+\/global\/backendServices\/.+$/),
  })
  expect(containers[0].env).toContainEqual({ name: 'TRUSTED_PROXIES', value: '2' })
})

test('a first apply is accepted there, too', () => {
  expect(cloud.all('google_project_service').map(({ service }) => service)).toContain('iap.googleapis.com')
  expect(checkRules(cloud.json.resource)).toEqual([])
  expect(checkOrder(cloud.json)).toEqual([])
})
