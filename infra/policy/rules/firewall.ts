// The load balancer's firewall.
import { valueAt } from '../cloud.ts'
import type { Breach, Rule } from '../rule.ts'

type FirewallRule = Record<string, unknown> & { action?: string; priority?: number }

/** What is wrong with the firewall's rules, each in a few words. */
function* firewallFaults(rules: readonly FirewallRule[]): Iterable<string> {
  const at = (rule: FirewallRule, path: string) => valueAt(rule, path)
  const everybody = (rule: FirewallRule) =>
    at(rule, 'match.versioned_expr') === 'SRC_IPS_V1' &&
    JSON.stringify(at(rule, 'match.config.src_ip_ranges')) === '["*"]'
  const waf = rules.filter((rule) =>
    String(at(rule, 'match.expr.expression')).includes('evaluatePreconfiguredWaf'),
  )
  for (const set of ['sqli', 'xss', 'lfi', 'rfi', 'rce', 'scannerdetection', 'protocolattack', 'cve'])
    if (
      !waf.some((rule) =>
        String(at(rule, 'match.expr.expression')).includes(`evaluatePreconfiguredWaf('${set}-`),
      )
    )
      yield `the rule set ${set} is missing`
  for (const [index, rule] of waf.entries()) {
    const expression = String(at(rule, 'match.expr.expression'))
    const [, set = ''] = /evaluatePreconfiguredWaf\('([^']+)'/.exec(expression) ?? []
    if (rule.action !== 'deny(403)') yield `${set} denies nothing`
    if (
      !/\{'sensitivity': 1\}\) && \(request\.method == 'GET' \|\| request\.method == 'HEAD'\)$/.test(
        expression,
      )
    )
      yield `${set} looks at what people write, or with signatures that are often wrong`
    if (rule.priority !== 1000 + index) yield `${set} has another place`
    const exclusion = {
      target_rule_set: set,
      request_cookie: [{ operator: 'EQUALS_ANY' }],
      request_query_param: ['q', 'query', 'search'].map((value) => ({ operator: 'EQUALS', value })),
    }
    if (JSON.stringify(at(rule, 'preconfigured_waf_config.exclusion')) !== JSON.stringify([exclusion]))
      yield `${set} refuses what people search for`
  }
  const limits = rules.filter(({ action }) => action === 'throttle')
  if (!limits.some((rule) => everybody(rule))) yield 'a flood from one address is not slowed down'
  if (!limits.some((rule) => String(at(rule, 'match.expr.expression')).includes('/api/v1/(session|')))
    yield 'guessing passwords is not slowed down'
  for (const [index, rule] of limits.entries()) {
    const count = Number(at(rule, 'rate_limit_options.rate_limit_threshold.count'))
    const seconds = Number(at(rule, 'rate_limit_options.rate_limit_threshold.interval_sec'))
    const options = JSON.stringify([
      at(rule, 'rate_limit_options.conform_action'),
      at(rule, 'rate_limit_options.exceed_action'),
      at(rule, 'rate_limit_options.enforce_on_key'),
    ])
    const isForAll = everybody(rule)
    const isRight = isForAll ? count === 10_000 && seconds === 10 : count === 600 && seconds === 60
    if (!isRight) yield `a limit of ${count} in ${seconds} s`
    if (options !== '["allow","deny(429)","IP"]') yield 'a limit that does not refuse by address'
    if (
      !isForAll &&
      !/^request\.method == 'POST' && request\.path\.urlDecode\(\)\.matches\('/.test(
        String(at(rule, 'match.expr.expression')),
      )
    )
      yield 'a limit for other requests than signing in'
    if (rule.priority !== 2000 + index) yield 'a limit has another place'
  }
  const last = rules.filter(({ priority }) => priority === 2_147_483_647)
  if (last.length !== 1 || last[0]?.action !== 'allow' || !everybody(last[0]))
    yield 'the rule for everything else'
  if (rules.length !== waf.length + limits.length + 1) yield 'a rule that nobody declared'
}

export const firewallRules: Rule[] = [
  {
    id: 'firewall-rules',
    severity: 'high',
    why: 'Known attacks and floods of one address cost money and time; a rule that is too sharp locks people out.',
    mend: 'infra/constructs/edge/firewall-rules.ts',
    link: 'https://cloud.google.com/armor/docs/waf-rules',
    judges: { google_compute_security_policy: ['*'] },
    *check(cloud): Iterable<Breach> {
      for (const { address, attributes } of cloud.all('google_compute_security_policy')) {
        if (attributes.type !== 'CLOUD_ARMOR')
          yield { address, attribute: 'type', message: `the type ${attributes.type}` }
        if (
          JSON.stringify(attributes.advanced_options_config) !==
          '{"json_parsing":"DISABLED","log_level":"NORMAL"}'
        )
          yield { address, attribute: 'advanced_options_config', message: 'other options' }
        for (const fault of firewallFaults([attributes.rule ?? []].flat() as FirewallRule[]))
          yield { address, attribute: 'rule', message: fault }
      }
    },
  },
]
