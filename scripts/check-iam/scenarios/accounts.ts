import type { Account } from '../../../services/accounts/schemas.ts'
import type { Scenario } from '../scenario.ts'
import type { World } from '../world.ts'
import { PASSWORD } from '../world.ts'
import { isAcked } from './late-events.ts'

/** Takes a secret's versions away, as if nobody had made any. */
export async function empty({ cloud, secrets }: World, secret: string): Promise<void> {
  const parent = `projects/${cloud.projectId}/secrets/${secret}`
  const [versions] = await secrets.listSecretVersions({ parent, filter: 'state:ENABLED' })
  for (const { name } of versions) await secrets.destroySecretVersion({ name: name ?? '' })
}

export const signingKey: Scenario = {
  name: 'the first sign-in makes the signing key',
  fresh: ['api'],
  async run(world) {
    await empty(world, 'token-signing-key')
    await world.newcomer()
  },
}

export const accounts: Scenario[] = [
  {
    name: 'a person registers',
    run: async ({ newcomer }) => void (await newcomer()),
  },
  {
    name: 'a person who forgot the password is mailed',
    // Whether mail can be sent is remembered for a minute.
    fresh: ['api'],
    async run(world) {
      const person = await world.newcomer()
      const { email } = await person.call<Account>('GET', '/account')
      await person.call('POST', '/password-resets', { email })
      await world.until('the mail is sent', () => isAcked(world, 'account-mail'))
    },
  },
  {
    name: 'a person asks for the removal of the account and is mailed',
    async run(world) {
      const person = await world.newcomer()
      await person.call('POST', '/account/deletion', { password: PASSWORD })
      await world.until('the mail is sent', () => isAcked(world, 'account-mail'))
    },
  },
]
