import { LoggingMetric } from '@cdktf/provider-google/lib/logging-metric/index.js'
import { Construct } from 'constructs'
import { type LogMetric, logMetrics } from '../../monitoring/log-metrics.ts'

/** Finite buckets from 0.1 to about 400,000 of the unit, each 1.3 times the one before: a value is known to 30 %. */
const BUCKETS = { numFiniteBuckets: 58, growthFactor: 1.3, scale: 0.1 }

/** Metrics that Cloud Logging makes of what services log. */
export class LogMetrics extends Construct {
  readonly metrics: LoggingMetric[]

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.metrics = logMetrics.map((metric) => this.#make(metric))
  }

  #make({ name, description, filter, unit, value }: LogMetric): LoggingMetric {
    return new LoggingMetric(this, name, {
      name,
      description,
      filter,
      metricDescriptor: { metricKind: 'DELTA', valueType: value ? 'DISTRIBUTION' : 'INT64', unit },
      ...(value && {
        valueExtractor: `EXTRACT(${value})`,
        bucketOptions: { exponentialBuckets: BUCKETS },
      }),
    })
  }
}
