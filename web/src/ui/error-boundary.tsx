import { Component, type ReactNode } from 'react'
import { ErrorState } from './error-state.tsx'

export interface ErrorBoundaryProps {
  children: ReactNode
  /** What could not be shown, for example "The map could not be shown". */
  title?: string
  /** Replaces the default message in place of the broken part; null for a part that may be missing. */
  fallback?: ReactNode | ((retry: () => void, error: unknown) => ReactNode)
  /** A new value triggers a retry, for example the address. */
  resetKey?: unknown
  onError?: (error: unknown) => void
}

interface State {
  failure: { error: unknown } | null
  resetKey: unknown
}

/** Confines a failure to the part where it happened: everything around it keeps working. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { failure: null, resetKey: this.props.resetKey }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { failure: { error } }
  }

  static getDerivedStateFromProps({ resetKey }: ErrorBoundaryProps, state: State): Partial<State> | null {
    return Object.is(resetKey, state.resetKey) ? null : { failure: null, resetKey }
  }

  override componentDidCatch(error: unknown) {
    this.props.onError?.(error)
  }

  // A failure for lack of a network is retried when the network is back.
  override componentDidMount() {
    window.addEventListener('online', this.retry)
  }

  override componentWillUnmount() {
    window.removeEventListener('online', this.retry)
  }

  retry = () => {
    if (this.state.failure) this.setState({ failure: null })
  }

  override render() {
    const { failure } = this.state
    const { children, title, fallback } = this.props
    if (!failure) return children
    if (typeof fallback === 'function') return fallback(this.retry, failure.error)
    if (fallback !== undefined) return fallback
    return <ErrorState error={failure.error} {...(title ? { title } : {})} onRetry={this.retry} />
  }
}
