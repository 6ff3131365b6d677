import { expect, test } from 'vitest'
import { EDGES, type Edge } from './edge.ts'

test('the type has no place for a cache before Identity-Aware Proxy', () => {
  // @ts-expect-error: whoever signs people in caches nothing
  const both: Edge = { ...EDGES.iap, isCached: true }
  // @ts-expect-error: and a cache signs nobody in
  const reversed: Edge = { ...EDGES.cdn, signsIn: true }
  expect([both.isCached && both.signsIn, reversed.isCached && reversed.signsIn]).toEqual([true, true])
  for (const edge of Object.values(EDGES)) expect(edge.isCached && edge.signsIn).toBe(false)
})

test('Cloud Run is open to everybody only where nothing else lets people in', () => {
  for (const { hasLoadBalancer, ingress, trustedProxies } of Object.values(EDGES)) {
    expect(ingress === 'INGRESS_TRAFFIC_ALL').toBe(!hasLoadBalancer)
    expect(trustedProxies).toBe(hasLoadBalancer ? 2 : 1)
  }
})
