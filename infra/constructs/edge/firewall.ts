import {
  ComputeSecurityPolicy,
  type ComputeSecurityPolicyRule,
} from '@cdktf/provider-google/lib/compute-security-policy/index.js'
import { Construct } from 'constructs'
import { RATE_RULES, type RateRule, RULE_SETS } from './firewall-rules.ts'

/** The load balancer's firewall (Cloud Armor). The studio has limits of its own, by person and by network. */
export class Firewall extends Construct {
  readonly policyId: string

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.policyId = new ComputeSecurityPolicy(this, 'policy', {
      name: 'studio',
      type: 'CLOUD_ARMOR',
      advancedOptionsConfig: { jsonParsing: 'DISABLED', logLevel: 'NORMAL' },
      rule: [...RULE_SETS.map(ruleSet), ...RATE_RULES.map(rateRule), EVERYTHING_ELSE],
    }).id
  }
}

/** Google demands this rule, which decides where no other does. */
const EVERYTHING_ELSE: ComputeSecurityPolicyRule = {
  action: 'allow',
  priority: 2_147_483_647,
  match: { versionedExpr: 'SRC_IPS_V1', config: { srcIpRanges: ['*'] } },
  description: 'everything else',
}

/**
 * Signatures look at requests without a body only. Bodies are JSON that carries people's own texts: a posting about SQL,
 * a page of HTML, a template. The API checks them against schemas, and no query is built of them.
 */
function ruleSet(name: string, at: number): ComputeSecurityPolicyRule {
  return {
    action: 'deny(403)',
    priority: 1000 + at,
    match: {
      expr: {
        expression: `evaluatePreconfiguredWaf('${name}', {'sensitivity': 1}) && (request.method == 'GET' || request.method == 'HEAD')`,
      },
    },
    preconfiguredWafConfig: {
      exclusion: [
        {
          targetRuleSet: name,
          // What people search for may look like anything.
          requestQueryParam: ['q', 'query', 'search'].map((value) => ({ operator: 'EQUALS', value })),
          // Signed values are random letters, among which every signature occurs some day.
          requestCookie: [{ operator: 'EQUALS_ANY' }],
        },
      ],
    },
    description: `attacks of the kind ${name}`,
  }
}

function rateRule(
  { expression, count, seconds, description }: RateRule,
  at: number,
): ComputeSecurityPolicyRule {
  return {
    action: 'throttle',
    priority: 2000 + at,
    match: expression
      ? { expr: { expression } }
      : { versionedExpr: 'SRC_IPS_V1', config: { srcIpRanges: ['*'] } },
    rateLimitOptions: {
      conformAction: 'allow',
      exceedAction: 'deny(429)',
      enforceOnKey: 'IP',
      rateLimitThreshold: { count, intervalSec: seconds },
    },
    description,
  }
}
