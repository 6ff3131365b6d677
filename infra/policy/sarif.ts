import type { Finding } from './judge.ts'
import type { Rule, Severity } from './rule.ts'

const LEVELS: Record<Severity, 'error' | 'warning' | 'note'> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
}
/** GitHub sorts by it. Source: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning */
const SCORES: Record<Severity, string> = { critical: '9.5', high: '8.0', medium: '5.0', low: '2.0' }

/** The findings as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html). */
export function toSarif(findings: readonly Finding[], rules: readonly Rule[]): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'atelier-policy',
            rules: rules.map(({ id, severity, why, mend, link }) => ({
              id,
              shortDescription: { text: why },
              help: { text: mend },
              helpUri: link,
              defaultConfiguration: { level: LEVELS[severity] },
              properties: { 'security-severity': SCORES[severity] },
            })),
          },
        },
        results: findings.map(({ rule, cloud, address, attribute, message }) => ({
          ruleId: rule.id,
          ruleIndex: rules.indexOf(rule),
          level: LEVELS[rule.severity],
          message: { text: `${cloud}: ${address}: ${message}` },
          locations: [
            {
              physicalLocation: { artifactLocation: { uri: `infra/out/stacks/${cloud}/cdk.tf.json` } },
              logicalLocations: [{ fullyQualifiedName: attribute ? `${address}.${attribute}` : address }],
            },
          ],
          partialFingerprints: { 'policy/v1': `${rule.id} ${cloud} ${address} ${attribute}` },
        })),
      },
    ],
  }
}
