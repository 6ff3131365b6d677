import { MonitoringCustomService } from '@cdktf/provider-google/lib/monitoring-custom-service/index.js'
import { MonitoringSlo } from '@cdktf/provider-google/lib/monitoring-slo/index.js'
import type { TerraformResource } from 'cdktf'
import { Construct } from 'constructs'
import type { Environment } from '../../environments.ts'
import { labelsOf } from '../../labels.ts'
import { objectives, SERVICE_ID } from '../../monitoring/objectives.ts'
import { metricsNamedIn } from './named-metrics.ts'

/** What people can rely on, over thirty days. */
export class Objectives extends Construct {
  readonly all: MonitoringSlo[]

  constructor(
    scope: Construct,
    id: string,
    { environment, known }: { environment: Environment; known: TerraformResource },
  ) {
    super(scope, id)
    const userLabels = labelsOf(environment)
    const service = new MonitoringCustomService(this, 'service', {
      serviceId: SERVICE_ID,
      displayName: 'Studio',
      userLabels,
    })
    this.all = objectives.map(
      (objective) =>
        new MonitoringSlo(this, objective.id, {
          service: service.serviceId,
          sloId: objective.id,
          displayName: objective.title,
          goal: objective.goal,
          rollingPeriodDays: 30,
          requestBasedSli:
            'bad' in objective.indicator
              ? {
                  goodTotalRatio: {
                    badServiceFilter: objective.indicator.bad,
                    totalServiceFilter: objective.indicator.total,
                  },
                }
              : {
                  distributionCut: {
                    distributionFilter: objective.indicator.distribution,
                    range: { min: 0, max: objective.indicator.max },
                  },
                },
          userLabels,
          ...(metricsNamedIn(objective.indicator).size > 0 && { dependsOn: [known] }),
        }),
    )
  }
}
