/** The metrics of logs that a description of alerts or objectives names anywhere. */
export const metricsNamedIn = (description: unknown): Set<string> =>
  new Set(
    [...JSON.stringify(description).matchAll(/logging\.googleapis\.com\/user\/([\w.-]+)/g)].map(
      ([, name = '']) => name,
    ),
  )
