import { expect, test } from 'vitest'
import { shopLink } from './shop-link.ts'

const shop = { handle: 'grove', origin: 'https://shop.example' }

test.each([
  ['/products/tofu', '/shop/grove/products/tofu'],
  ['/pages/shipping?x=1#costs', '/shop/grove/pages/shipping?x=1#costs'],
  ['/shop/grove/products/tofu', '/shop/grove/products/tofu'],
  ['/shop/grove', '/shop/grove'],
  ['https://shop.example/shop/grove/faq', '/shop/grove/faq'],
  ['/shop/another/products/tofu', null],
  ['/shop/groves', null],
  ['/products/../../api/v1/account', null],
  ['/products/%2e%2e/%2e%2e/settings', null],
  ['/settings', null],
  ['products/tofu', null],
  ['https://elsewhere.example/shop/grove', null],
  ['//elsewhere.example/shop/grove', null],
  ['/\\elsewhere.example/products/x', null],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['mailto:a@b.example', null],
  ['http://', null],
])('%s leads to %s', (href, target) => {
  expect(shopLink(href, shop)).toBe(target)
})
