// Who from outside gets in, and with how much.
import { edgeOf } from '../../edge.ts'
import { PUBLIC_SERVICE } from '../allowed.ts'
import type { Cloud } from '../cloud.ts'
import { type Breach, equals, is, type Rule, wants } from '../rule.ts'

const bindings = (cloud: Cloud) =>
  cloud.types.filter((type) => /_iam_(member|binding|policy)$/.test(type)).flatMap((type) => cloud.all(type))

const membersOf = ({ member, members }: Readonly<Record<string, unknown>>): string[] =>
  [member, members]
    .flat()
    .filter((each) => each !== undefined)
    .map(String)

/** A rule about the member or the role of each binding. */
const aboutBindings = (
  rule: Omit<Rule, 'check' | 'judges'>,
  isWrong: (binding: { member: string; role: string; type: string }, cloud: Cloud) => boolean,
): Rule => ({
  ...rule,
  judges: {},
  *check(cloud): Iterable<Breach> {
    for (const { address, type, attributes } of bindings(cloud))
      for (const member of membersOf(attributes)) {
        const role = String(attributes.role)
        if (isWrong({ member, role, type }, cloud))
          yield { address, attribute: 'member', message: `${member} is ${cloud.named(role)}` }
      }
  },
})

export const exposureRules: Rule[] = [
  aboutBindings(
    {
      id: 'no-public-principal',
      severity: 'critical',
      why: 'What allUsers or allAuthenticatedUsers may do, everybody in the world may do.',
      mend: 'Name the account. The API is open by invoker_iam_disabled, where that is meant.',
      link: 'https://cloud.google.com/iam/docs/principals-overview#all-users',
    },
    ({ member }) => /^all(Authenticated)?Users$/.test(member),
  ),
  aboutBindings(
    {
      id: 'no-wide-principal',
      severity: 'high',
      why: 'A domain or a group changes without anybody looking at this description.',
      mend: 'Name accounts; only who passes Identity-Aware Proxy may be named by group or domain.',
      link: 'https://cloud.google.com/iam/docs/principals-overview',
    },
    ({ member, role }) =>
      /^(domain|group|user|principalSet:\/\/goog)[:/]/.test(member) &&
      role !== 'roles/iap.httpsResourceAccessor',
  ),
  aboutBindings(
    {
      id: 'no-primitive-role',
      severity: 'critical',
      why: 'Owner, editor and viewer cover every service, also those that come later.',
      mend: 'Use the predefined role for what is done.',
      link: 'https://cloud.google.com/iam/docs/roles-overview#basic',
    },
    ({ role }) => /^roles\/(owner|editor|viewer)$/.test(role),
  ),
  aboutBindings(
    {
      id: 'no-default-account',
      severity: 'high',
      why: 'The default accounts are shared by everything, and were an editor of the project for years.',
      mend: 'Give the service an account of its own.',
      link: 'https://cloud.google.com/iam/docs/service-account-types#default',
    },
    ({ member }) => /-compute@developer\.|@appspot\.|@cloudservices\./.test(member),
  ),
  {
    id: 'only-additive-bindings',
    severity: 'high',
    why: 'A binding or policy resource takes away what Google or other people granted, silently.',
    mend: 'Use the _iam_member resource.',
    link: 'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project_iam',
    judges: {},
    *check(cloud) {
      for (const type of cloud.types.filter((each) => /_iam_(binding|policy)$/.test(each)))
        for (const { address } of cloud.all(type))
          yield { address, attribute: null, message: `${type} replaces all other bindings` }
    },
  },
  {
    id: 'no-service-account-key',
    severity: 'critical',
    why: 'A key is a password that never expires and lies in the state file.',
    mend: 'Use the metadata server on Google Cloud, and federation outside of it.',
    link: 'https://cloud.google.com/iam/docs/best-practices-for-managing-service-account-keys',
    judges: {},
    *check(cloud) {
      for (const { address } of cloud.all('google_service_account_key'))
        yield { address, attribute: null, message: 'a key that never expires' }
    },
  },
  wants({
    id: 'ingress-follows-the-edge',
    severity: 'critical',
    why: 'Past the load balancer neither its firewall nor its proxy looks at a request.',
    mend: 'Take ingress from infra/edge.ts; functions take requests of the project only.',
    link: 'https://cloud.google.com/run/docs/securing/ingress',
    on: 'google_cloud_run_v2_service',
    wants: {
      ingress: equals('that of the edge for the API, internal for functions', ({ attributes }, cloud) =>
        attributes.name === PUBLIC_SERVICE
          ? edgeOf(cloud.environment).ingress
          : 'INGRESS_TRAFFIC_INTERNAL_ONLY',
      ),
    },
  }),
  wants({
    id: 'only-the-api-asks-nobody',
    severity: 'critical',
    why: 'A service whose invokers are not checked can be called by everybody who reaches it.',
    mend: 'Only the API answers for itself, and not behind Identity-Aware Proxy.',
    link: 'https://cloud.google.com/run/docs/authenticating/public',
    on: 'google_cloud_run_v2_service',
    wants: {
      invoker_iam_disabled: equals('true for the open API only', ({ attributes }, cloud) =>
        attributes.name === PUBLIC_SERVICE && edgeOf(cloud.environment).isOpenToAll ? true : undefined,
      ),
    },
  }),
  wants({
    id: 'bucket-never-public',
    severity: 'critical',
    why: 'One binding or access list would show what people store to everybody.',
    mend: 'Enforce the prevention of public access, and uniform access.',
    link: 'https://cloud.google.com/storage/docs/public-access-prevention',
    on: 'google_storage_bucket',
    wants: { public_access_prevention: is('enforced'), uniform_bucket_level_access: is(true) },
  }),
]
