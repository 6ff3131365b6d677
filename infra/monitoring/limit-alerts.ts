// What Google allows, while there is still time to ask for more.
import type { Environment } from '../environments.ts'
import { type Alert, limit, run, SERVICE, series, sumOf } from './alert.ts'

/** Of what is allowed. */
const NEAR = 0.8
/**
 * Writes a second. Firestore wants traffic to a collection to begin with 500 operations a second at most, and to grow by
 * half every five minutes: https://cloud.google.com/firestore/docs/best-practices#ramping_up_traffic
 */
const WRITES = 500

interface LimitAlerts {
  environment: Environment
  apiInstances: number
}

export function limitAlerts({ environment, apiInstances }: LimitAlerts): Alert[] {
  const share = Math.floor(apiInstances * NEAR)
  return [
    {
      runbook: 'quota-near',
      title: 'A limit is near',
      severity: 'WARNING',
      meaning: `The API has nearly all of its ${apiInstances} instances, functions are refused for want of instances, or the database is written to as fast as it likes. The quota of ${environment.region} is ${environment.regionalQuota.cpus} vCPU.`,
      conditions: [
        limit(
          `the API has more than ${share} instances`,
          {
            filter: run('container/instance_count', `${SERVICE}="api"`),
            over: 60,
            aligner: 'ALIGN_MAX',
            reducer: 'REDUCE_SUM',
            groupBy: [SERVICE],
          },
          { above: share, lasting: 300 },
        ),
        limit(
          'functions are refused for want of instances',
          sumOf(run('request_count', `NOT ${SERVICE}="api"`, 'metric.labels.response_code="429"'), 600, [
            SERVICE,
          ]),
          { above: 200, lasting: 300 },
        ),
        limit(
          'more than 400 documents a second are written',
          {
            filter: series('firestore.googleapis.com/document/write_count', 'firestore_instance'),
            over: 300,
            aligner: 'ALIGN_RATE',
            reducer: 'REDUCE_SUM',
          },
          { above: WRITES * NEAR, lasting: 300 },
        ),
      ],
    },
  ]
}
