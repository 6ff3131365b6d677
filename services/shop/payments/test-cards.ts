// The numbers of test cards, after those that payment providers use for trying.

export type TestCardBehaviour =
  | { kind: 'succeeds' }
  | { kind: 'declines'; reason: string }
  | { kind: 'asks' }
  /** Takes the payment, and its answer is lost. */
  | { kind: 'silent' }

const BEHAVIOURS: Record<string, TestCardBehaviour> = {
  '4242424242424242': { kind: 'succeeds' },
  '4000000000000002': { kind: 'declines', reason: 'The card was declined' },
  '4000000000009995': { kind: 'declines', reason: 'The card has insufficient funds' },
  '4000002760003155': { kind: 'asks' },
  '4000000000000119': { kind: 'silent' },
}

/** Spaces do not count. Null for a number that is none of them. */
export const behaviourOf = (number: string): TestCardBehaviour | null =>
  BEHAVIOURS[number.replaceAll(/[ -]/g, '')] ?? null
