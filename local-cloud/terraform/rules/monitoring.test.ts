import { expect, test } from 'vitest'
import { checkRules } from '../rules.ts'

const threshold = (fields: object) => ({ conditions: [{ condition_threshold: fields }] })

/** Type, what Google accepts, what it refuses. */
const CASES: [type: string, good: object[], bad: object[]][] = [
  [
    'google_monitoring_alert_policy',
    [
      { severity: 'ERROR', alert_strategy: { auto_close: '1800s' } },
      threshold({ duration: '0s', aggregations: [{ alignment_period: '60s' }] }),
      threshold({ duration: '60s', evaluation_missing_data: 'EVALUATION_MISSING_DATA_INACTIVE' }),
      { conditions: [{ condition_absent: { duration: '84600s' } }] },
    ],
    [
      { severity: 'HIGH' },
      { alert_strategy: { auto_close: '600s' } },
      threshold({ duration: '90s' }),
      threshold({ duration: '60s', aggregations: [{ alignment_period: '30s' }] }),
      threshold({ duration: '0s', evaluation_missing_data: 'EVALUATION_MISSING_DATA_INACTIVE' }),
      { conditions: [{ condition_absent: { duration: '90000s' } }] },
    ],
  ],
  ['google_monitoring_uptime_check_config', [{ period: '60s' }], [{ period: '120s' }]],
  [
    'google_monitoring_slo',
    [{ goal: 0.999, rolling_period_days: 30 }],
    [{ goal: 1 }, { goal: 0 }, { rolling_period_days: 31 }],
  ],
  [
    'google_logging_metric',
    [{ name: 'figure_cv_made' }],
    [{ name: 'figure cv' }, { name: '/a' }, { name: 'a'.repeat(101) }],
  ],
  [
    'google_logging_project_bucket_config',
    [{ retention_days: 400 }],
    [{ retention_days: 0 }, { retention_days: 4000 }],
  ],
]

test.each(CASES)('%s', (type, good, bad) => {
  const findings = (attributes: object) => checkRules({ [type]: { it: attributes } }).length
  for (const attributes of good) expect([attributes, findings(attributes)]).toEqual([attributes, 0])
  for (const attributes of bad) expect([attributes, findings(attributes)]).toEqual([attributes, 1])
})
