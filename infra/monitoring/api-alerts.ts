// The API: whether it is there, without errors, and fast; who attacks it; whether its certificate and key are young.
import type { Environment } from '../environments.ts'
import { type Alert, limit, logged, percentileOf, run, series, sumOf } from './alert.ts'
import { API_ANSWERED, SIGN_IN_FAILURES, valuesOf } from './log-metrics.ts'
import { uptimeProbe } from './uptime.ts'

const API = 'resource.labels.service_name="api"'
const FAILED = 'metric.labels.response_code_class="5xx"'
const FIVE_MINUTES = 300

/** Each place from which Google asks makes a series of its own; a single one that fails is the network's fault. */
const CHECKERS_THAT_MAY_FAIL = 1
const CERTIFICATE_DAYS = 14
/** A key is replaced once a year. */
const KEY_DAYS = 350

export function apiAlerts(environment: Environment): Alert[] {
  const probe = uptimeProbe(environment)
  const host = `resource.labels.host="${probe.host}"`
  const checked = (metric: string) =>
    series(`monitoring.googleapis.com/uptime_check/${metric}`, 'uptime_url', host)
  const byHost = ['resource.labels.host']
  return [
    {
      runbook: 'api-errors',
      title: 'The API fails',
      severity: 'CRITICAL',
      meaning: 'More than one request in twenty has been answered with 5xx for minutes.',
      combiner: 'AND',
      conditions: [
        limit(
          'more than 5 % of requests fail',
          sumOf(run('request_count', API, FAILED), FIVE_MINUTES),
          { above: 0.05, lasting: 120 },
          sumOf(run('request_count', API), FIVE_MINUTES),
        ),
        limit('more than 10 requests fail', sumOf(run('request_count', API, FAILED), FIVE_MINUTES), {
          above: 10,
        }),
      ],
    },
    {
      runbook: 'api-slow',
      title: 'The API is slow',
      severity: 'ERROR',
      meaning: 'One request in twenty has taken longer than three seconds for minutes.',
      combiner: 'AND',
      conditions: [
        limit('the 95th percentile is above 3 s', percentileOf(logged(API_ANSWERED), 95, FIVE_MINUTES), {
          above: 3000,
          lasting: 300,
        }),
        limit('and it is not only a few', sumOf(run('request_count', API), FIVE_MINUTES), { above: 30 }),
      ],
    },
    {
      runbook: 'uptime-failed',
      title: 'The studio cannot be reached',
      severity: 'CRITICAL',
      meaning: 'Google asked from several places of the world, and got no good answer.',
      conditions: [
        limit(
          'more than one place gets no answer',
          {
            filter: checked('check_passed'),
            over: 1200,
            aligner: 'ALIGN_NEXT_OLDER',
            reducer: 'REDUCE_COUNT_FALSE',
            groupBy: byHost,
          },
          { above: CHECKERS_THAT_MAY_FAIL },
        ),
      ],
    },
    {
      runbook: 'key-expiry',
      title: 'A certificate or key is about to be too old',
      severity: 'WARNING',
      meaning: `The certificate has less than ${CERTIFICATE_DAYS} days, or the key that signs tokens is older than ${KEY_DAYS}.`,
      conditions: [
        ...(probe.useSsl
          ? [
              limit(
                'the certificate expires soon',
                {
                  filter: checked('time_until_ssl_cert_expires'),
                  over: 1200,
                  aligner: 'ALIGN_NEXT_OLDER',
                  reducer: 'REDUCE_MIN',
                  groupBy: byHost,
                },
                { below: CERTIFICATE_DAYS, lasting: 600 },
              ),
            ]
          : []),
        limit('the signing key is old', percentileOf(logged(valuesOf('key-age')), 99, 3600), {
          above: KEY_DAYS,
        }),
      ],
    },
    {
      runbook: 'sign-in-failures',
      title: 'Many attempts to sign in fail',
      severity: 'WARNING',
      meaning:
        'More than 300 passwords in ten minutes were wrong: somebody guesses, or a program has an old one.',
      conditions: [limit('more than 300 in 10 min', sumOf(logged(SIGN_IN_FAILURES), 600), { above: 300 })],
    },
  ]
}
