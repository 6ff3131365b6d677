import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { OPENING } from '../services/shop/demo/shop.ts'
import type { Shop } from '../services/shop/shops/schemas.ts'
import { ApiProblem, createStudioClient, type StudioClient } from './client.ts'
import type { DemoAccount } from './demo-account.ts'
import { stockShop } from './demo-shop/stocking.ts'

export interface DemoShopPlace {
  dataDir: string
  url: string
  account: DemoAccount
}

/**
 * The shop of a local studio's demo account, stocked once and remembered beside its data: what a person changes or
 * deletes afterwards stays so. A start that is killed meanwhile is continued by the next. A shop that the account has
 * opened by itself is left alone.
 */
export async function demoShop(
  { dataDir, url, account }: DemoShopPlace,
  stock: (client: StudioClient) => Promise<void> = stockShop,
): Promise<void> {
  const file = join(dataDir, 'demo-shop.json')
  const remember = (state: { isUnfinished: boolean }) => {
    writeFileSync(`${file}.new`, JSON.stringify(state))
    renameSync(`${file}.new`, file)
  }
  const begun: { isUnfinished: boolean } | null = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : null
  if (begun && !begun.isUnfinished) return

  const client = createStudioClient(url)
  await client.signIn(account.email, account.password)
  try {
    const shop = await shopOf(client)
    if (shop && (!begun || shop.handle !== OPENING.handle)) return remember({ isUnfinished: false })
    remember({ isUnfinished: true })
    if (!shop) await client.call<Shop>('POST', '/shop', OPENING)
    await stock(client)
    remember({ isUnfinished: false })
  } finally {
    // Nobody needs this session any more. A studio that has stopped cannot end it.
    await client.call('DELETE', '/session').catch(() => undefined)
  }
}

async function shopOf(client: StudioClient): Promise<Shop | null> {
  try {
    return await client.call<Shop>('GET', '/shop')
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return null
    throw error
  }
}
