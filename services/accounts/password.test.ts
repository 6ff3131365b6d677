import { expect, test } from 'vitest'
import { createHashing } from './password.ts'

const { hash: hashPassword, verify: verifyPassword, isOutdated } = createHashing()

test('a hash contains its parameters and verifies the password', async () => {
  const hash = await hashPassword('correct horse battery')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(await verifyPassword('correct horse battery', hash)).toBe(true)
  expect(await verifyPassword('correct horse batterz', hash)).toBe(false)
  expect(isOutdated(hash)).toBe(false)
})

test('the reference implementation’s hash is verified and counts as outdated', async () => {
  // From the test vectors of https://github.com/P-H-C/phc-winner-argon2 (test.c, Argon2id, version 0x13).
  const hash = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4'
  expect(await verifyPassword('password', hash)).toBe(true)
  expect(isOutdated(hash)).toBe(true)
})

test('differently composed characters are the same password', async () => {
  const hash = await hashPassword('caf\u00e9 au lait')
  expect(await verifyPassword('cafe\u0301 au lait', hash)).toBe(true)
})

test('without a hash every password is wrong, after the same work', async () => {
  const hash = await hashPassword('correct horse battery')
  // Takes the least processor time of several runs, because other programs and the first use of memory only add to it.
  const work = async (given: string | null) => {
    const times: number[] = []
    for (let round = 0; round < 4; round++) {
      const before = process.cpuUsage()
      expect(await verifyPassword('wrong', given)).toBe(false)
      const { user, system } = process.cpuUsage(before)
      times.push(user + system)
    }
    return Math.min(...times)
  }
  const [withHash, without] = [await work(hash), await work(null)]
  expect(without).toBeGreaterThan(withHash / 4)
})
