import { Component, type ReactNode } from 'react'
import { ErrorState } from './error-state.tsx'

export interface ErrorBoundaryProps {
  children: ReactNode
  /** What could not be shown, for example "The map could not be shown". */
  title?: string
  /** Takes the place of the broken part instead of the usual words; null for a part that may be missing. */
  fallback?: ReactNode | ((retry: () => void, error: unknown) => ReactNode)
  /** Another value tries again, the address for example. */
  resetKey?: unknown
  onError?: (error: unknown) => void
}

interface State {
  failure: { error: unknown } | null
  resetKey: unknown
}

/** Keeps a failure inside the part where it happened: everything around it goes on. */
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

  // What failed for want of a network mends itself when it is back.
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
